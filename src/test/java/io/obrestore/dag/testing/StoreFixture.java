package io.obrestore.dag.testing;

import io.obrestore.dag.DagKind;
import io.obrestore.dag.ExecutorTimer;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.DagSchema;
import io.obrestore.dag.store.DagStore;
import io.obrestore.dag.store.SchemaName;
import io.obrestore.dag.store.StoreSettings;
import io.obrestore.dag.store.StoredDags;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;

/** A fresh schema in a database, and stores on it. */
public final class StoreFixture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final Timer timer = new ExecutorTimer(executor);
  private final SchemaName schema =
      new SchemaName("t_" + UUID.randomUUID().toString().replace('-', '_'));
  private final Pool plain;
  private final Pool pool;

  /** A schema of its own, without tables yet. */
  public StoreFixture(TestDatabase database) {
    plain = database.plain();
    pool = database.inSchema(schema.name());
  }

  /** A schema of its own, with all tables. */
  public static StoreFixture ready(TestDatabase database) {
    StoreFixture fixture = new StoreFixture(database);
    await(fixture.schema().ready(PATIENCE));
    return fixture;
  }

  /** Bootstraps the schema. */
  public DagSchema schema() {
    return new DagSchema(
        schema, plain, pool, timer, new Random(ThreadLocalRandom.current().nextLong()));
  }

  /** A store of some owner with a lease of a minute. */
  public DagStore store(String owner) {
    return new DagStore(pool, timer, settings(), owner, List.of(SampleDags.KIND));
  }

  /** The same, on sessions of that pool. */
  public DagStore store(String owner, Pool sessions) {
    return new DagStore(sessions, timer, settings(), owner, List.of(SampleDags.KIND));
  }

  /** The same as the first, with kinds that are claimed while the service is drained. */
  public DagStore store(String owner, List<String> drainsToo) {
    return new DagStore(pool, timer, settings(), owner, List.of(SampleDags.KIND), drainsToo);
  }

  /** The same as the first, behind a tap. */
  public DagStore store(String owner, TappedPool.Tap tap) {
    Pool tapped = TappedPool.of(pool, tap);
    return new DagStore(tapped, timer, settings(), owner, List.of(SampleDags.KIND));
  }

  /** The dags, with one kind known. */
  public StoredDags dags(DagKind kind) {
    return new StoredDags(pool, timer, settings(), sources(), List.of(kind));
  }

  /** Real time and real chance. */
  public static Sources sources() {
    return new Sources(
        InstantSource.system(), System::nanoTime, () -> ThreadLocalRandom.current().nextLong());
  }

  /** A minute's lease, two slots. */
  public static StoreSettings settings() {
    return new StoreSettings(
        Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(1), 2);
  }

  /** The timer of the stores. */
  public Timer timer() {
    return timer;
  }

  /** Past its lease, by the database's clock. */
  public void expire(long dagId) {
    sql(
        "UPDATE dag SET lease_until = TIMESTAMPADD(MICROSECOND, -1000000, NOW(6)) WHERE id = "
            + dagId);
  }

  /** Any statement. */
  public List<Row> sql(String statement) {
    return await(
        pool.query(statement)
            .execute()
            .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList()));
  }

  /** The name of the schema. */
  public SchemaName name() {
    return schema;
  }

  /** Sessions without a default schema. */
  public Pool plain() {
    return plain;
  }

  /** The pool of the schema. */
  public Pool pool() {
    return pool;
  }

  /** Waits, a limited time. */
  public static <T> T await(Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }

  @Override
  public void close() {
    await(plain.query("DROP SCHEMA " + schema.name()).execute());
    await(pool.close());
    await(plain.close());
    executor.shutdownNow();
  }
}
