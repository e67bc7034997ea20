package endurance;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Sees to it that only who owns a dag changes anything in OceanBase for it: each statement that
 * does so is looked at on its way, before OceanBase gets it.
 */
final class Fences {
  /** With the dag's id, or the tenant's name. */
  private static final Pattern ADMINISTRATION =
      Pattern.compile(
          "(?s)(?:CREATE|DROP) RESOURCE POOL `obr_[a-z0-9]+_([0-9]+)_.*"
              + "|ALTER SYSTEM RESTORE .*obrestore:[a-z0-9]+:([0-9]+):.*"
              + "|ALTER SYSTEM (?!RESTORE ).*`(.*)`.*"
              + "|DROP TENANT `(.*)` FORCE");

  private static final Pattern CHANGES =
      Pattern.compile("(?s)(?:CREATE|DROP|ALTER|SET DECRYPTION|SET @kms|KILL)\\b.*");

  private final OceanBase store;
  private final long lease;
  private final AtomicInteger looked = new AtomicInteger();
  private final AtomicInteger onEndedSessions = new AtomicInteger();
  private final List<String> broken = new CopyOnWriteArrayList<>();

  Fences(OceanBase store, Duration lease) {
    this.store = store;
    this.lease = lease.toNanos();
  }

  /**
   * Replica sends a statement.
   *
   * @param session CONNECTION_ID
   * @param cutForNanos how long it has been cut off; 0 when it is not
   */
  void sent(String replica, long session, String sql, long cutForNanos) {
    if (!CHANGES.matcher(sql).matches()) {
      return;
    }
    looked.incrementAndGet();
    try {
      String what = "%s on session %d: %.80s".formatted(replica, session, sql);
      boolean sweeps = isSweepers(session);
      if (cutForNanos > lease && !sweeps) {
        broken.add("cut off for %.1f s, ".formatted(cutForNanos / 1e9) + what);
      }
      if (!sweeps) {
        judge(what, session, sql);
      }
    } catch (SQLException | RuntimeException e) {
      broken.add("could not be looked at: " + e);
    }
  }

  /** Who claims a dag ends the session that stands there before it writes its own. */
  private void judge(String what, long session, String sql) throws SQLException {
    var statement = ADMINISTRATION.matcher(sql);
    if (!statement.matches()) {
      return;
    }
    String id = statement.group(1) == null ? statement.group(2) : statement.group(1);
    String tenant = statement.group(3) == null ? statement.group(4) : statement.group(3);
    var rows =
        store.rows(
            "SELECT CASE WHEN lease_until < NOW(6) THEN 1 ELSE 0 END FROM obrestore.dag"
                + " WHERE db_session = '%d' AND ".formatted(session)
                + (id == null ? "maintenance_key = '" + tenant + "'" : "id = " + id));
    if (!rows.isEmpty()) {
      if (rows.get(0).get(0).equals("1")) {
        broken.add("after its lease has ended, " + what);
      }
    } else if (isOpen(session) && !isSweepers(session)) {
      broken.add("not its dag's, " + what);
    } else {
      onEndedSessions.incrementAndGet();
    }
  }

  private boolean isSweepers(long session) throws SQLException {
    return store.number("SELECT COUNT(*) FROM obrestore.duty WHERE db_session = '%d'".formatted(session)) > 0;
  }

  private boolean isOpen(long session) throws SQLException {
    return store.number("SELECT COUNT(*) FROM oceanbase.GV$OB_PROCESSLIST WHERE ID = " + session) > 0;
  }

  List<String> broken() {
    return broken;
  }

  /** How many statements that change something were looked at. */
  int looked() {
    return looked.get();
  }

  /** Of those, sent on a session that had been ended: without effect. */
  int onEndedSessions() {
    return onEndedSessions.get();
  }
}
