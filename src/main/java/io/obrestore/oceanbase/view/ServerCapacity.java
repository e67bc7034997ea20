package io.obrestore.oceanbase.view;

import java.util.Optional;
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

  /** What a unit config asks for, by the names OceanBase has for it. */
  public enum Lack {
    MAX_CPU,
    MIN_CPU,
    MEMORY_SIZE,
    LOG_DISK_SIZE
  }

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

  /**
   * What of a unit a server has no room for, the first in the kernel's order, compared as it does
   * (ob_unit_manager.cpp, check_resource_enough_for_unit_): a difference of two floating numbers is
   * not the same. CPU_CAPACITY_MAX has the resource_hard_limit in it. A hint: others take room too.
   */
  public Optional<Lack> lack(UnitConfig config) {
    if (cpuMax < cpuAssignedMax + config.maxCpu()) {
      return Optional.of(Lack.MAX_CPU);
    }
    if (cpu < cpuAssigned + config.minCpu()) {
      return Optional.of(Lack.MIN_CPU);
    }
    if (memory < memoryAssigned + config.memory()) {
      return Optional.of(Lack.MEMORY_SIZE);
    }
    return logDisk < logDiskAssigned + config.logDisk()
        ? Optional.of(Lack.LOG_DISK_SIZE)
        : Optional.empty();
  }

  /** Whether a unit's CPUs, memory and log disk are free. */
  public boolean hasRoomFor(UnitConfig config) {
    return lack(config).isEmpty();
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
