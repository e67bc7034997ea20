package io.obrestore.oceanbase.view;

import java.util.function.Function;

/**
 * A row of GV$OB_SERVERS: what a server has and what its units took. CPUs are counted, memory and
 * log disk are bytes.
 */
public record ServerCapacity(
    String ip,
    long port,
    String zone,
    double cpu,
    double cpuMax,
    double cpuAssigned,
    double cpuAssignedMax,
    long memory,
    long memoryAssigned,
    long logDisk,
    long logDiskAssigned) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT SVR_IP, SVR_PORT, ZONE, CPU_CAPACITY, CPU_CAPACITY_MAX, CPU_ASSIGNED,
                 CPU_ASSIGNED_MAX, MEM_CAPACITY, MEM_ASSIGNED, LOG_DISK_CAPACITY, LOG_DISK_ASSIGNED
          FROM oceanbase.GV$OB_SERVERS
          ORDER BY ZONE, SVR_IP, SVR_PORT
          """);

  static final Function<Fields, ServerCapacity> MAPPER =
      row ->
          new ServerCapacity(
              row.text("SVR_IP"),
              row.number("SVR_PORT"),
              row.text("ZONE"),
              row.real("CPU_CAPACITY"),
              row.real("CPU_CAPACITY_MAX"),
              row.real("CPU_ASSIGNED"),
              row.real("CPU_ASSIGNED_MAX"),
              row.number("MEM_CAPACITY"),
              row.number("MEM_ASSIGNED"),
              row.number("LOG_DISK_CAPACITY"),
              row.number("LOG_DISK_ASSIGNED"));

  /** CPUs that a unit's MIN_CPU can still take. */
  public double cpuFree() {
    return cpu - cpuAssigned;
  }

  /** Whether a unit's MIN_CPU and memory are free. A hint: others take room, too. */
  public boolean hasRoomFor(UnitConfig config) {
    return cpuFree() >= config.minCpu() && memoryFree() >= config.memory();
  }

  /** CPUs that a unit's MAX_CPU can still take. */
  public double cpuMaxFree() {
    return cpuMax - cpuAssignedMax;
  }

  /** Bytes of memory that are free. */
  public long memoryFree() {
    return memory - memoryAssigned;
  }

  /** Bytes of log disk that are free. */
  public long logDiskFree() {
    return logDisk - logDiskAssigned;
  }
}
