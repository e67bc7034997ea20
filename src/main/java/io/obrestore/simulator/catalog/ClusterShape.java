package io.obrestore.simulator.catalog;

/**
 * What the sample cluster is made of.
 *
 * @param serverCpu CPUs of each server
 * @param serverMemoryBytes memory of each server
 * @param version such as 4.3.5.1
 */
public record ClusterShape(int serverCpu, long serverMemoryBytes, String version) {
  private static final long GIB = 1L << 30;

  /** 64 CPUs and 256 GiB a server, version 4.3.5.1. */
  public static ClusterShape standard() {
    return new ClusterShape(64, 256 * GIB, "4.3.5.1");
  }
}
