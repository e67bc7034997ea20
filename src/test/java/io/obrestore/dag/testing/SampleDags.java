package io.obrestore.dag.testing;

import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.Idempotency;
import io.obrestore.dag.Maintenance;
import java.util.List;
import java.util.UUID;

/** Dags to be stored. */
public final class SampleDags {
  /** The kind of all of them. */
  public static final String KIND = "sample";

  private SampleDags() {}

  /** Three stages, for one tenant. */
  public static DagTemplate forTenant(String tenant) {
    return new DagTemplate(
        KIND,
        UUID.randomUUID().toString(),
        "Sample " + tenant,
        new Maintenance(2, tenant),
        "sample:" + tenant,
        "{\"tenant\":\"" + tenant + "\"}",
        "sealed",
        List.of("one", "two", "three"),
        "trace-" + tenant,
        null);
  }

  /** The same under a client's key. */
  public static DagTemplate withKey(String tenant, String key, String fingerprint) {
    DagTemplate plain = forTenant(tenant);
    return new DagTemplate(
        plain.kind(),
        plain.token(),
        plain.name(),
        plain.maintenance(),
        plain.activeKey(),
        plain.request(),
        plain.secrets(),
        plain.stages(),
        plain.traceId(),
        new Idempotency(key, fingerprint));
  }
}
