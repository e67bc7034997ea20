package io.obrestore.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that who does not own a dag changes nothing: no row of it, and nothing in OceanBase.
 */
final class Fences {
  /** With the dag's id, or the tenant's name. */
  private static final Pattern ADMINISTRATION =
      Pattern.compile(
          "(?s)(?:CREATE|DROP) RESOURCE POOL `obr_[a-z0-9]+_([0-9]+)_.*"
              + "|ALTER SYSTEM RESTORE .*obrestore:[a-z0-9]+:([0-9]+):.*"
              + "|ALTER SYSTEM (?!RESTORE ).*`(.*)`.*"
              + "|DROP TENANT `(.*)` FORCE");

  private final World world;
  private final List<String> broken = new ArrayList<>();
  private final Set<String> atWork = new HashSet<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, Long> driven = new HashMap<>();
  private final Map<String, Long> late = new HashMap<>();
  private Map<Long, Row> before = Map.of();

  Fences(World world) {
    this.world = world;
  }

  private record Row(
      @Nullable String owner,
      long epoch,
      long seq,
      @Nullable Object lease,
      @Nullable String session) {
    boolean isAs(Row other) {
      return seq == other.seq && Objects.equals(lease, other.lease);
    }
  }

  List<String> broken() {
    return broken;
  }

  /** What it does from now on it does under that owner's name. */
  void knows(Machine machine) {
    owners.put(machine.process(), machine.owner());
  }

  static boolean isAdministration(String sql) {
    return ADMINISTRATION.matcher(sql).matches();
  }

  /** What comes of that process's statements is its doing. */
  void works(String process) {
    atWork.add(process);
    // who waits for a lock may get it now
    world.server().resting(user -> Gate.process(user).filter(atWork::add).isPresent());
  }

  /** A statement is about to be let in. */
  void comes(Gate.Held one) {
    look();
    works(one.process());
    Matcher statement = ADMINISTRATION.matcher(one.sql());
    long session = one.statement().connectionId();
    if (statement.matches() && !world.server().isOver(session)) {
      administration(one, statement, Long.toString(session));
    }
  }

  private void administration(Gate.Held one, Matcher statement, String session) {
    String owner = owners.get(one.process());
    for (var row : drivenBy(session, statement)) {
      if (Objects.equals(row.get("owner"), owner) && Sight.number(row, "over") == 1) {
        broken.add(one.process() + " sends after its lease has ended: " + one.sql());
      }
      alone(one, session, Sight.number(row, "id"));
      return;
    }
    if (world.sight().count("FROM obrestore.duty WHERE db_session = ?", session) == 0) {
      broken.add(
          one.process() + " sends on session " + session + ", which nobody has: " + one.sql());
    }
  }

  /** Whoever goes on with a dag has ended the session that was at work for it before. */
  private void alone(Gate.Held one, String session, long dag) {
    driven.put(session, dag);
    late.forEach(
        (other, until) -> {
          if (!other.equals(session)
              && Objects.equals(driven.get(other), dag)
              && until > world.time().nanos()
              && !world.server().isOver(Long.parseLong(other))) {
            broken.add(
                one.process() + " sends while session " + other + " is at work: " + one.sql());
          }
        });
  }

  /** A statement will be under way for so long. */
  void late(Gate.Held one, Duration time) {
    late.put(Long.toString(one.statement().connectionId()), world.time().nanos() + time.toNanos());
  }

  /** The dag of that statement, if that session is its. */
  private List<Map<String, @Nullable Object>> drivenBy(String session, Matcher statement) {
    String id = statement.group(1) == null ? statement.group(2) : statement.group(1);
    String tenant = statement.group(3) == null ? statement.group(4) : statement.group(3);
    return world
        .sight()
        .rows(
            "SELECT id, owner, CASE WHEN lease_until < ? THEN 1 ELSE 0 END AS over FROM obrestore.dag"
                + " WHERE db_session = ? AND "
                + (id == null ? "maintenance_key = ?" : "id = ?"),
            world.sight().now(),
            session,
            id == null ? tenant : Long.valueOf(id));
  }

  /** Whether what changed since the last look was changed by who may. */
  void look() {
    Map<Long, Row> now = new HashMap<>();
    world
        .sight()
        .rows("SELECT id, owner, epoch, seq, lease_until, db_session FROM obrestore.dag")
        .forEach(row -> now.put(Sight.number(row, "id"), row(row)));
    before.forEach((id, was) -> compare(id, was, now.get(id)));
    before = now;
    atWork.clear();
  }

  private static Row row(Map<String, @Nullable Object> row) {
    return new Row(
        (String) row.get("owner"),
        Sight.number(row, "epoch"),
        Sight.number(row, "seq"),
        row.get("lease_until"),
        (String) row.get("db_session"));
  }

  private void compare(long id, Row was, @Nullable Row is) {
    if (is == null) {
      broken.add("dag " + id + " is gone");
    } else if (is.epoch() < was.epoch() || is.seq() < was.seq()) {
      broken.add("dag " + id + " went back from " + was + " to " + is);
    } else if (is.epoch() == was.epoch()
        && !is.isAs(was)
        && atWork.stream().map(owners::get).noneMatch(by -> Objects.equals(by, was.owner()))) {
      broken.add("dag " + id + " was " + was + " and " + atWork + " made it " + is);
    }
  }
}
