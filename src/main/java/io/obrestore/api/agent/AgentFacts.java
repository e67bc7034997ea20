package io.obrestore.api.agent;

import java.time.Instant;

/**
 * What does not change while this replica lives.
 *
 * @param ip shown to clients
 * @param port of HTTP
 * @param sqlPort OceanBase's
 * @param release of this service
 * @param startedAt when it started
 * @param embedded whether OceanBase is the embedded one
 */
public record AgentFacts(
    String ip, int port, int sqlPort, String release, Instant startedAt, boolean embedded) {
  /** Of the reference API that is spoken here: SDKs branch on it. */
  static final String API_VERSION = "4.5.0.0";

  /** What an agent of a cluster that is up says it is. */
  static final String IDENTITY = "CLUSTER AGENT";
}
