package io.obrestore.simulator.catalog;

import java.util.Optional;

/**
 * A row of DBA_OB_UNIT_CONFIGS.
 *
 * @param cpu MAX_CPU and MIN_CPU
 * @param memory bytes
 */
public record UnitConfig(long id, String name, double cpu, long memory) {
  /** The log disk a unit takes is three times its memory. */
  long logDisk() {
    return 3 * memory;
  }

  /** In IOPS_WEIGHT's unit. */
  long weight() {
    return (long) Math.ceil(cpu);
  }

  static Optional<UnitConfig> find(Sql sql, String name) {
    return sql.first(
        "SELECT unit_config_id, max_cpu, memory_size FROM oceanbase.dba_ob_unit_configs"
            + " WHERE name = ?",
        row -> new UnitConfig(row.getLong(1), name, row.getDouble(2), row.getLong(3)),
        name);
  }

  Row row(Row row) {
    return row.with("max_cpu", cpu)
        .with("min_cpu", cpu)
        .with("memory_size", memory)
        .with("log_disk_size", logDisk())
        .with("max_iops", Long.MAX_VALUE)
        .with("min_iops", Long.MAX_VALUE)
        .with("iops_weight", weight());
  }
}
