package io.obrestore.oceanbase.view;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of DBA_OB_SERVERS.
 *
 * @param sqlPort of the MySQL protocol
 * @param withRootServer YES or NO
 * @param status ACTIVE, INACTIVE, DELETING
 * @param stopTime when it was stopped by hand; null while it is not
 * @param buildVersion such as {@code 4.3.5.1_101000042025031818-bxxxx(Mar 18 2025 18:13:36)}
 */
public record Server(
    String ip,
    long port,
    String zone,
    long sqlPort,
    String withRootServer,
    String status,
    @Nullable Instant stopTime,
    String buildVersion) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT SVR_IP, SVR_PORT, ZONE, SQL_PORT, WITH_ROOTSERVER, STATUS, STOP_TIME, BUILD_VERSION
          FROM oceanbase.DBA_OB_SERVERS
          ORDER BY ZONE, SVR_IP, SVR_PORT
          """);

  static final Function<Fields, Server> MAPPER =
      row ->
          new Server(
              row.text("SVR_IP"),
              row.number("SVR_PORT"),
              row.text("ZONE"),
              row.number("SQL_PORT"),
              row.text("WITH_ROOTSERVER"),
              row.text("STATUS"),
              row.instantOrNull("STOP_TIME"),
              row.text("BUILD_VERSION"));
}
