package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.dag.Dags;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.dag.ExecutorTimer;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.dag.engine.DagEngine;
import io.obrestore.dag.engine.EngineSettings;
import io.obrestore.dag.history.HistoryPurge;
import io.obrestore.dag.store.DagSchema;
import io.obrestore.dag.store.DagStore;
import io.obrestore.dag.store.DatabaseClock;
import io.obrestore.dag.store.Duties;
import io.obrestore.dag.store.EndedDags;
import io.obrestore.dag.store.SchemaName;
import io.obrestore.dag.store.StoreSettings;
import io.obrestore.dag.store.StoredDags;
import io.obrestore.dag.store.StoredDrainSwitch;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.restore.RestoreFailures;
import io.obrestore.restore.leftover.Sweeper;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jboss.logging.Logger;

/** The beans of the durable tasks. */
class DagBeans {
  private static final Logger LOG = Logger.getLogger(DagBeans.class);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(20);
  private static final Duration SHORTEST_HISTORY = Duration.ofHours(1);
  private static final Duration RENEW_EVERY = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofMillis(1_500);
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);
  private static final int OWNER_BYTES = 12;

  @Produces
  @Singleton
  ExecutorTimer timer() {
    var executor =
        new ScheduledThreadPoolExecutor(
            1,
            action -> {
              var thread = new Thread(action, "obrestore-timer");
              thread.setDaemon(true);
              return thread;
            });
    // every statement has its alarm, and nearly all of them are cancelled
    executor.setRemoveOnCancelPolicy(true);
    return new ExecutorTimer(executor);
  }

  void stop(@Disposes ExecutorTimer timer) {
    timer.executor().shutdownNow();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  DatabaseClock databaseClock(@OfTheStore Pool pool, Timer timer, StoreSettings settings) {
    return new DatabaseClock(
        pool, timer, settings.timeout(), InstantSource.system(), System::nanoTime);
  }

  /** By the machine's clock, for the edge: what comes from clients is compared with it. */
  @Produces
  @Singleton
  Sources sources(SecureRandom random) {
    return new Sources(InstantSource.system(), System::nanoTime, random::nextLong);
  }

  @Produces
  @Singleton
  @OfTheStore
  Sources sourcesOfDags(DatabaseClock clock, SecureRandom random) {
    return new Sources(clock, System::nanoTime, random::nextLong);
  }

  @Produces
  @Singleton
  @OfTheStore
  Pool storePool(Connections connections) {
    return connections.storePool();
  }

  @Produces
  @Singleton
  StoreSettings storeSettings(Settings settings) {
    Duration lease = settings.dag().lease();
    Duration statement = settings.oceanbase().statementTimeout();
    if (lease.compareTo(SHORTEST_LEASE) < 0) {
      LOG.warnf(
          "obrestore.dag.lease is %s: below %s any slow spell of OceanBase takes dags away from living replicas",
          lease, SHORTEST_LEASE);
    } else if (statement.multipliedBy(3).compareTo(lease.multipliedBy(2)) > 0) {
      // the renewal after one that was not answered must come in time
      LOG.warnf(
          "obrestore.oceanbase.statement-timeout is %s: above two thirds of obrestore.dag.lease (%s) one connection"
              + " that the network forgets takes a replica's dags away",
          statement, lease);
    }
    return new StoreSettings(statement, UNKNOWN_FOR, lease, settings.dag().startSlots());
  }

  @Produces
  @Singleton
  DagSchema schema(Connections connections, Settings settings, Timer timer, SecureRandom random) {
    return new DagSchema(
        new SchemaName(settings.oceanbase().schema()),
        connections.pool(),
        connections.definitionPool(),
        timer,
        random);
  }

  @Produces
  @Singleton
  Dags dags(
      @OfTheStore Pool pool,
      Timer timer,
      StoreSettings settings,
      @OfTheStore Sources sources,
      DagKinds kinds) {
    return new StoredDags(pool, timer, settings, sources, kinds.all());
  }

  @Produces
  @Singleton
  Duties duties(@OfTheStore Pool pool, Timer timer, StoreSettings settings, SecureRandom random) {
    return new Duties(pool, timer, settings.timeout(), owner(random), Sweeper.LEASE);
  }

  @Produces
  @Singleton
  DrainSwitch drainSwitch(@OfTheStore Pool pool, Timer timer, StoreSettings settings) {
    return new StoredDrainSwitch(pool, timer, settings.timeout());
  }

  @Produces
  @Singleton
  DagEngine engine(
      @OfTheStore Pool pool,
      Timer timer,
      StoreSettings settings,
      @OfTheStore Sources sources,
      SecureRandom random,
      DagKinds kinds,
      ReplicaAddress address,
      Settings all) {
    var store =
        new DagStore(pool, timer, settings, owner(random), kinds.names(), kinds.drainsToo());
    var defaults = EngineSettings.of(address.toString());
    return new DagEngine(
        store,
        kinds.all(),
        new RestoreFailures(),
        timer,
        sources,
        new EngineSettings(
            defaults.address(),
            settings.lease(),
            RENEW_EVERY,
            all.dag().poll(),
            defaults.firstBackoff(),
            defaults.longestBackoff(),
            STOP_WITHIN));
  }

  @Produces
  @Singleton
  HistoryPurge historyPurge(
      @OfTheStore Pool pool, Timer timer, StoreSettings store, Sources sources, Settings settings) {
    Duration keep = settings.history().keep();
    if (!keep.isZero() && keep.compareTo(SHORTEST_HISTORY) < 0) {
      LOG.warnf(
          "obrestore.history.keep is %s: what a restore leaves in OceanBase is known to be ours only as long as its dag is kept",
          keep);
    }
    return new HistoryPurge(new EndedDags(pool, timer, store.timeout()), timer, sources, keep);
  }

  private static String owner(SecureRandom random) {
    byte[] bytes = new byte[OWNER_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
