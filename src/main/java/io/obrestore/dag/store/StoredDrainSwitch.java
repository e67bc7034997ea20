package io.obrestore.dag.store;

import static io.obrestore.dag.store.DagReader.stream;

import io.obrestore.dag.Drain;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;

/** The switch as a row of {@code store_switch}; no row is off. */
public final class StoredDrainSwitch implements DrainSwitch {
  /** True while it is off, inside any statement. */
  static final String OFF =
      "NOT EXISTS (SELECT 1 FROM store_switch s WHERE s.name = 'drain' AND s.state = 'ON')";

  private static final String READ =
      """
      SELECT state, changed_at, changed_by FROM store_switch WHERE name = 'drain'
      """;
  private static final String FIRST =
      """
      INSERT IGNORE INTO store_switch (name, state, changed_at, changed_by)
      VALUES ('drain', 'OFF', NOW(6), ?)
      """;
  private static final String TURN =
      """
      UPDATE store_switch SET state = ?, changed_at = NOW(6), changed_by = ?
      WHERE name = 'drain' AND state <> ?
      """;
  private static final String ON = "ON";
  private static final int LONGEST_NAME = 256;

  private final Db db;

  /**
   * @param pool sessions whose default schema is the dags' one
   * @param timeout for one statement
   */
  public StoredDrainSwitch(Pool pool, Timer timer, Duration timeout) {
    this.db = new Db(pool, timer, timeout);
  }

  @Override
  public Uni<Drain> read() {
    return db.run(READ)
        .map(rows -> stream(rows).findFirst().map(StoredDrainSwitch::drain).orElse(Drain.NEVER));
  }

  @Override
  public Uni<Turned> turn(boolean on, String by) {
    String name = by.length() > LONGEST_NAME ? by.substring(0, LONGEST_NAME) : by;
    return read().chain(before -> turn(on, name, before));
  }

  private Uni<Turned> turn(boolean on, String name, Drain before) {
    if (before.on() == on) {
      return Uni.createFrom().item(new Turned(before, before));
    }
    String state = on ? ON : "OFF";
    return db.run(FIRST, name)
        .chain(() -> db.run(TURN, state, name, state))
        .chain(this::read)
        .map(after -> new Turned(before, after));
  }

  private static Drain drain(Row row) {
    return new Drain(
        row.getString("state").equals(ON),
        DagRows.instant(row.getLocalDateTime("changed_at")),
        row.getString("changed_by"));
  }
}
