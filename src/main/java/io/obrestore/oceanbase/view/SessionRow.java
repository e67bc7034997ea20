package io.obrestore.oceanbase.view;

import java.util.function.Function;

/** A row of GV$OB_PROCESSLIST, without INFO: it quotes statements. */
public record SessionRow(long id, String serverIp, String user, String command, String state) {

  static final ViewQuery BY_ID =
      ViewQuery.of(
          """
          SELECT ID, SVR_IP, USER, COMMAND, STATE
          FROM oceanbase.GV$OB_PROCESSLIST
          WHERE ID = ?
          """);

  static final Function<Fields, SessionRow> MAPPER =
      row ->
          new SessionRow(
              row.number("ID"),
              row.text("SVR_IP"),
              row.text("USER"),
              row.text("COMMAND"),
              row.text("STATE"));
}
