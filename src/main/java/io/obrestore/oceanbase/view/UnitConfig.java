package io.obrestore.oceanbase.view;

import java.util.function.Function;

/**
 * A row of DBA_OB_UNIT_CONFIGS.
 *
 * @param memory bytes
 * @param logDisk bytes
 */
public record UnitConfig(
    long id, String name, double maxCpu, double minCpu, long memory, long logDisk) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT UNIT_CONFIG_ID, NAME, MAX_CPU, MIN_CPU, MEMORY_SIZE, LOG_DISK_SIZE
          FROM oceanbase.DBA_OB_UNIT_CONFIGS
          ORDER BY NAME
          """);

  static final Function<Fields, UnitConfig> MAPPER =
      row ->
          new UnitConfig(
              row.number("UNIT_CONFIG_ID"),
              row.text("NAME"),
              row.real("MAX_CPU"),
              row.real("MIN_CPU"),
              row.number("MEMORY_SIZE"),
              row.number("LOG_DISK_SIZE"));
}
