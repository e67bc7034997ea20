package io.obrestore.dag.store;

import static io.obrestore.dag.store.DagReader.stream;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Brings the schema of the dags to this release, whoever else does so at the same time. One row in
 * {@code schema_version} names the version, the oldest release that can read it, the id of this
 * store, and who migrates, under a lease. DDL cannot be fenced: a migrator that lost its lease may
 * still run a step, so each step may run twice and at once, and codes that say "done" are taken so.
 */
final class Bootstrap {
  private static final Logger LOG = Logger.getLogger(Bootstrap.class);
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LOOKS = 50;

  private static final String VERSION_TABLE =
      """
      CREATE TABLE IF NOT EXISTS schema_version (
        id INT NOT NULL,
        version INT NOT NULL,
        oldest_reader INT NOT NULL,
        store_id VARCHAR(8) NOT NULL,
        migrator VARCHAR(64),
        lease_until DATETIME(6),
        PRIMARY KEY (id)
      )
      """;
  private static final String FIRST_ROW =
      """
      INSERT IGNORE INTO schema_version (id, version, oldest_reader, store_id) VALUES (1, 0, 0, ?)
      """;
  private static final String READ =
      """
      SELECT version, oldest_reader, store_id FROM schema_version WHERE id = 1
      """;
  private static final String TAKE =
      """
      UPDATE schema_version
      SET migrator = ?, lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE id = 1 AND version = ?
        AND (migrator IS NULL OR migrator = ? OR lease_until < NOW(6))
      """;
  private static final String RECORD =
      """
      UPDATE schema_version
      SET version = ?, oldest_reader = ?, lease_until = TIMESTAMPADD(MICROSECOND, ?, NOW(6))
      WHERE id = 1 AND migrator = ? AND version = ?
      """;
  private static final String GIVE_BACK =
      """
      UPDATE schema_version SET migrator = NULL, lease_until = NULL WHERE id = 1 AND migrator = ?
      """;

  private final SchemaName schema;
  private final Db plain;
  private final Db inSchema;
  private final Timer timer;
  private final String migrator;
  private final List<Step> steps;

  /**
   * @param plain sessions without a default schema
   * @param inSchema sessions whose default schema is the dags' one; not used before it exists
   * @param migrator random, different in each process
   */
  Bootstrap(
      SchemaName schema,
      Pool plain,
      Pool inSchema,
      Timer timer,
      Duration timeout,
      String migrator,
      List<Step> steps) {
    this.schema = schema;
    this.plain = new Db(plain, timer, timeout);
    this.inSchema = new Db(inSchema, timer, timeout);
    this.timer = timer;
    this.migrator = migrator;
    this.steps = List.copyOf(steps);
  }

  /**
   * Goes on until the schema is there, or fails when a newer release has left this one behind.
   *
   * @param newStoreId 8 characters [a-z0-9], used when this is the very first
   * @return the id of this store
   */
  Uni<String> run(String newStoreId) {
    return done(() -> plain.run("CREATE SCHEMA IF NOT EXISTS " + schema.quoted()))
        .chain(made -> done(() -> inSchema.run(VERSION_TABLE)))
        .chain(made -> seen(() -> inSchema.run(FIRST_ROW, newStoreId), LOOKS))
        .chain(made -> migrated());
  }

  private Uni<String> migrated() {
    return version()
        .chain(
            version -> {
              if (version.oldestReader() > steps.size()) {
                return Uni.createFrom()
                    .failure(new SchemaTooNewException(version.oldestReader(), steps.size()));
              }
              return version.number() >= steps.size()
                  ? Uni.createFrom().item(version.storeId())
                  : takeTurn(version).chain(this::migrated);
            });
  }

  /** Who made the schema with others at once may have to wait until it sees what they made. */
  private <T> Uni<T> seen(Supplier<Uni<T>> question, int looks) {
    return Uni.createFrom()
        .deferred(question::get)
        .onFailure(failure -> looks > 1 && SqlErrors.isNotSeenYet(failure))
        .recoverWithUni(() -> timer.pause(PAUSE).chain(() -> seen(question, looks - 1)));
  }

  /** Only at the version it has seen: a step that others have left behind is not for it to make. */
  private Uni<Void> takeTurn(Version version) {
    return inSchema
        .run(TAKE, migrator, micros(), version.number(), migrator)
        .chain(rows -> rows.rowCount() == 1 ? step(version.number()) : timer.pause(PAUSE));
  }

  /** One step, then its record. Who lost the lease records nothing and looks again. */
  private Uni<Void> step(int version) {
    Step step = steps.get(version);
    return done(() -> inSchema.run(step.sql()))
        .chain(
            made ->
                inSchema.run(RECORD, version + 1, step.oldestReader(), micros(), migrator, version))
        .invoke(
            rows -> {
              if (rows.rowCount() == 1) {
                LOG.infof("schema %s: step %d, %s, is done", schema, version + 1, step.name());
              }
            })
        .chain(
            rows ->
                version + 1 == steps.size()
                    ? inSchema.run(GIVE_BACK, migrator).replaceWithVoid()
                    : Uni.createFrom().voidItem());
  }

  private Uni<Version> version() {
    return inSchema
        .run(READ)
        .map(
            rows -> {
              Optional<Row> row = stream(rows).findFirst();
              return row.map(Version::of)
                  .orElseThrow(() -> new IllegalStateException("schema_version has no row"));
            });
  }

  private static Uni<Void> done(Supplier<Uni<?>> ddl) {
    return Uni.createFrom()
        .deferred(() -> ddl.get().replaceWithVoid())
        .onFailure(SqlErrors::isDone)
        .recoverWithNull()
        .replaceWithVoid();
  }

  private static long micros() {
    return LEASE.toNanos() / 1_000;
  }

  /**
   * A step of the schema's history. It only adds, or removes what the release before had stopped
   * using.
   *
   * @param sql one statement
   * @param oldestReader how many steps a release must know to work on the schema after this one
   */
  record Step(String name, String sql, int oldestReader) {}

  private record Version(int number, int oldestReader, String storeId) {
    static Version of(Row row) {
      return new Version(
          row.getInteger("version"), row.getInteger("oldest_reader"), row.getString("store_id"));
    }
  }
}
