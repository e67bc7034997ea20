package io.obrestore.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded OceanBase is set up.
 *
 * @param port 0 for any free one
 * @param bindAddress host name or address to listen on
 * @param rootPassword of root@sys, empty for none
 * @param restoreDuration how long a restore takes by the simulator's clock; zero: one step
 * @param serverCpu CPUs of each server
 * @param serverMemory bytes of memory of each server
 * @param jdbcUrl the SQL engine behind; null for an H2 of its own in memory
 * @param maxConnections connections at once
 * @param loginTimeout how long a client may take to log in
 */
public record SimulatorSettings(
    int port,
    String bindAddress,
    String rootPassword,
    Duration restoreDuration,
    int serverCpu,
    long serverMemory,
    @Nullable String jdbcUrl,
    int maxConnections,
    Duration loginTimeout) {
  /** Any free port on loopback, no password, restores that take no time. */
  public static SimulatorSettings defaults() {
    return new SimulatorSettings(
        0, "127.0.0.1", "", Duration.ZERO, 64, 256L << 30, null, 1000, Duration.ofSeconds(10));
  }

  /** The same on that port. */
  public SimulatorSettings withPort(int other) {
    return new SimulatorSettings(
        other,
        bindAddress,
        rootPassword,
        restoreDuration,
        serverCpu,
        serverMemory,
        jdbcUrl,
        maxConnections,
        loginTimeout);
  }

  /** The same with that password of root@sys. */
  public SimulatorSettings withRootPassword(String other) {
    return new SimulatorSettings(
        port,
        bindAddress,
        other,
        restoreDuration,
        serverCpu,
        serverMemory,
        jdbcUrl,
        maxConnections,
        loginTimeout);
  }

  /** The same with restores that take that long. */
  public SimulatorSettings withRestoreDuration(Duration other) {
    return new SimulatorSettings(
        port,
        bindAddress,
        rootPassword,
        other,
        serverCpu,
        serverMemory,
        jdbcUrl,
        maxConnections,
        loginTimeout);
  }

  /** The same over that SQL engine. */
  public SimulatorSettings withJdbcUrl(String other) {
    return new SimulatorSettings(
        port,
        bindAddress,
        rootPassword,
        restoreDuration,
        serverCpu,
        serverMemory,
        other,
        maxConnections,
        loginTimeout);
  }

  /** The same with servers of that many CPUs and bytes of memory. */
  public SimulatorSettings withServers(int cpu, long memory) {
    return new SimulatorSettings(
        port,
        bindAddress,
        rootPassword,
        restoreDuration,
        cpu,
        memory,
        jdbcUrl,
        maxConnections,
        loginTimeout);
  }

  /** The same with those limits for clients. */
  public SimulatorSettings withLimits(int connections, Duration login) {
    return new SimulatorSettings(
        port,
        bindAddress,
        rootPassword,
        restoreDuration,
        serverCpu,
        serverMemory,
        jdbcUrl,
        connections,
        login);
  }
}
