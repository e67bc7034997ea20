package io.obrestore.dag.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who runs which dag, and until when. The clock of the leases is the database's {@code NOW(6)},
 * nobody else's.
 */
final class Claims {
  private static final String DUE =
      """
      SELECT id FROM dag
      WHERE state IN ('READY', 'RUNNING') AND (lease_until IS NULL OR lease_until < NOW(6))
        AND kind IN (%s) AND (%s)
      ORDER BY id LIMIT ?
      """;
  private static final String CLAIM =
      """
      UPDATE dag
      SET owner = ?, epoch = epoch + 1, seq = seq + 1, state = 'RUNNING',
          lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE id = ? AND state IN ('READY', 'RUNNING')
        AND (lease_until IS NULL OR lease_until < NOW(6)) AND kind IN (%s) AND (%s)
      """;
  private static final String FREE =
      """
      SELECT id FROM dag
      WHERE id IN (%%s) AND state IN ('READY', 'RUNNING')
        AND (lease_until IS NULL OR lease_until < NOW(6)) AND kind IN (%s) AND (%s)
      FOR UPDATE SKIP LOCKED
      """;
  private static final String TAKE =
      """
      UPDATE dag
      SET owner = ?, epoch = epoch + 1, seq = seq + 1, state = 'RUNNING',
          lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE id IN (%s)
      """;
  private static final String RENEW =
      """
      UPDATE dag SET lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE owner = ? AND (id, epoch) IN (%s)
      """;
  private static final String HELD =
      """
      SELECT id, epoch FROM dag WHERE owner = ? AND (id, epoch) IN (%s)
      """;
  private static final String UNLOCKED = HELD + "FOR UPDATE SKIP LOCKED";
  private static final String OWN =
      """
      SELECT id FROM dag WHERE owner = ? AND state = 'RUNNING' FOR UPDATE SKIP LOCKED
      """;
  private static final String GIVE_BACK =
      """
      UPDATE dag SET owner = NULL, lease_until = NULL WHERE owner = ? AND state = 'RUNNING'
      """;
  private static final String THOSE = "AND id IN (%s)";

  /** What has begun, or is being undone, goes on while the service is drained. */
  private static final String HAS_BEGUN = "state <> 'READY' OR operator <> 'RUN' OR attempt > 0";

  private final Db db;
  private final String owner;
  private final Duration lease;
  private final Kinds kinds;

  Claims(Db db, String owner, Duration lease, Kinds kinds) {
    this.db = db;
    this.owner = owner;
    this.lease = lease;
    this.kinds = kinds;
  }

  /**
   * The kinds of dags that may be claimed.
   *
   * @param all by name
   * @param drainsToo those of them that are claimed while the service is drained, whatever they are
   */
  record Kinds(List<String> all, List<String> drainsToo) {
    Kinds {
      all = List.copyOf(all);
      drainsToo = List.copyOf(drainsToo);
    }

    /** A statement that has places for the kinds and for what the switch allows. */
    String in(String sql) {
      String others = drainsToo.isEmpty() ? "" : " OR kind IN (" + marks(drainsToo) + ")";
      return sql.formatted(marks(all), HAS_BEGUN + others + " OR " + StoredDrainSwitch.OFF);
    }

    /** The values of both places, in order. */
    List<String> values() {
      return Stream.concat(all.stream(), drainsToo.stream()).toList();
    }

    private static String marks(List<String> names) {
      return String.join(", ", Collections.nCopies(names.size(), "?"));
    }
  }

  /** What nobody runs and somebody should now, oldest first. Takes no lock and promises nothing. */
  Uni<List<Long>> due(int limit) {
    List<@Nullable Object> parameters = new ArrayList<>(kinds.values());
    parameters.add(limit);
    return ids(db.run(kinds.in(DUE), parameters.toArray()));
  }

  private static Uni<List<Long>> ids(Uni<RowSet<Row>> rows) {
    return rows.map(found -> DagReader.stream(found).map(row -> row.getLong("id")).toList());
  }

  /** Whether this owner has the dag now. */
  Uni<Boolean> claim(long dagId) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(owner);
    parameters.add(micros());
    parameters.add(dagId);
    parameters.addAll(kinds.values());
    return db.run(kinds.in(CLAIM), parameters.toArray()).map(rows -> rows.rowCount() == 1);
  }

  /**
   * Those of them that this owner has now, by one transaction however many they are. Their rows are
   * locked before they are changed: which of many one UPDATE has changed, its count does not tell.
   * Rows that somebody else has locked are left to him, and hold nobody up.
   */
  Uni<List<Long>> claim(List<Long> dagIds) {
    return db.transaction(
        connection ->
            free(connection, dagIds)
                .call(free -> free.isEmpty() ? nothing() : take(connection, free)));
  }

  private Uni<List<Long>> free(SqlConnection connection, List<Long> dagIds) {
    List<@Nullable Object> parameters = new ArrayList<>(dagIds);
    parameters.addAll(kinds.values());
    String sql = kinds.in(FREE).formatted(Db.marks(dagIds.size()));
    return ids(Db.on(connection, sql, parameters.toArray()));
  }

  private Uni<Void> take(SqlConnection connection, List<Long> free) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(owner, micros()));
    parameters.addAll(free);
    return Db.on(connection, TAKE.formatted(Db.marks(free.size())), parameters.toArray())
        .invoke(
            rows -> {
              if (rows.rowCount() != free.size()) {
                throw new IllegalStateException("dags changed although their rows were locked");
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  /**
   * Renews all by one statement. Where OceanBase says that it waited for a lock in vain, as one of
   * their rows is locked by a transaction whose connection the network has forgotten, renews those
   * that are not. Not as a rule: that takes several statements, between which all rows are locked.
   */
  Uni<Renewal> renew(Collection<Claim> claims) {
    if (claims.isEmpty()) {
      return Uni.createFrom().item(Renewal.OF_ALL);
    }
    return renewAll(claims)
        .onFailure(SqlErrors::isHeldUp)
        .recoverWithUni(() -> renewUnlocked(claims));
  }

  private Uni<Renewal> renewAll(Collection<Claim> claims) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(micros(), owner));
    parameters.addAll(idsAndEpochs(claims));
    return db.run(RENEW.formatted(marks(claims)), parameters.toArray())
        .chain(
            rows ->
                rows.rowCount() == claims.size()
                    ? Uni.createFrom().item(Renewal.OF_ALL)
                    : held(claims).map(held -> new Renewal(without(claims, held), Set.of())));
  }

  private Uni<Renewal> renewUnlocked(Collection<Claim> claims) {
    return db.transaction(
            connection ->
                claims(Db.on(connection, UNLOCKED.formatted(marks(claims)), ownerAnd(claims)))
                    .call(free -> free.isEmpty() ? nothing() : renew(connection, free)))
        .map(free -> without(claims, free))
        .chain(
            rest ->
                rest.isEmpty()
                    ? Uni.createFrom().item(Renewal.OF_ALL)
                    : held(rest).map(held -> new Renewal(without(rest, held), held)));
  }

  private Uni<Void> renew(SqlConnection connection, Set<Claim> free) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(micros(), owner));
    parameters.addAll(idsAndEpochs(free));
    return Db.on(connection, RENEW.formatted(marks(free)), parameters.toArray()).replaceWithVoid();
  }

  private static Set<Claim> without(Collection<Claim> claims, Set<Claim> others) {
    Set<Claim> rest = new HashSet<>(claims);
    rest.removeAll(others);
    return rest;
  }

  /** Those of them that are this owner's. Takes no lock. */
  private Uni<Set<Claim>> held(Collection<Claim> claims) {
    return claims(db.run(HELD.formatted(marks(claims)), ownerAnd(claims)));
  }

  private @Nullable Object[] ownerAnd(Collection<Claim> claims) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(owner));
    parameters.addAll(idsAndEpochs(claims));
    return parameters.toArray();
  }

  private static Uni<Set<Claim>> claims(Uni<RowSet<Row>> rows) {
    return rows.map(
        found ->
            DagReader.stream(found)
                .map(row -> new Claim(row.getLong("id"), row.getLong("epoch")))
                .collect(Collectors.toSet()));
  }

  /**
   * Gives back all that this owner has, so that others go on at once: first what nobody has locked,
   * then the rest. One row may be locked for long, by a transaction whose connection is lost.
   */
  Uni<Void> giveBack() {
    return db.transaction(
            connection ->
                ids(Db.on(connection, OWN, owner))
                    .chain(own -> own.isEmpty() ? nothing() : giveBack(connection, own)))
        .chain(() -> db.run(GIVE_BACK, owner))
        .replaceWithVoid();
  }

  private Uni<Void> giveBack(SqlConnection connection, List<Long> own) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(owner));
    parameters.addAll(own);
    return Db.on(
            connection, GIVE_BACK + THOSE.formatted(Db.marks(own.size())), parameters.toArray())
        .replaceWithVoid();
  }

  private long micros() {
    return lease.toNanos() / 1_000;
  }

  static String marks(Collection<Claim> claims) {
    return String.join(", ", Collections.nCopies(claims.size(), "(?, ?)"));
  }

  static List<Object> idsAndEpochs(Collection<Claim> claims) {
    List<Object> parameters = new ArrayList<>();
    for (Claim claim : claims) {
      parameters.add(claim.dagId());
      parameters.add(claim.epoch());
    }
    return parameters;
  }
}
