package io.obrestore.oceanbase.view;

import java.util.function.Function;

/**
 * A row of DBA_OB_ZONES.
 *
 * @param status ACTIVE or INACTIVE
 */
public record Zone(String name, String status, String region, String idc, String type) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT ZONE, STATUS, REGION, IDC, TYPE
          FROM oceanbase.DBA_OB_ZONES
          ORDER BY ZONE
          """);

  static final Function<Fields, Zone> MAPPER =
      row ->
          new Zone(
              row.text("ZONE"),
              row.text("STATUS"),
              row.text("REGION"),
              row.text("IDC"),
              row.text("TYPE"));
}
