package io.obrestore.simulator.wire;

import java.time.Duration;

/**
 * How the server listens.
 *
 * @param bindAddress host name or address
 * @param port 0 for any free one
 * @param root who may log in
 * @param maxConnections one more is refused with 1040
 * @param maxPacket bytes of one statement; more is refused with 1153
 * @param loginTimeout how long a client may take to log in
 */
public record WireSettings(
    String bindAddress,
    int port,
    RootAccount root,
    int maxConnections,
    long maxPacket,
    Duration loginTimeout) {}
