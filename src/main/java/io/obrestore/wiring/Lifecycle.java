package io.obrestore.wiring;

import io.obrestore.api.edge.Detail;
import io.obrestore.dag.Timer;
import io.obrestore.dag.engine.DagEngine;
import io.obrestore.dag.history.HistoryPurge;
import io.obrestore.dag.store.DagSchema;
import io.obrestore.dag.store.DatabaseClock;
import io.obrestore.dag.store.SchemaTooNewException;
import io.obrestore.restore.RestoreCommand;
import io.obrestore.restore.leftover.Sweeper;
import io.obrestore.restore.live.LiveFeed;
import io.obrestore.security.Masking;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The life of this replica: opens the store as soon as OceanBase answers, runs dags, gives them
 * back at the end.
 */
@ApplicationScoped
class Lifecycle {
  private static final Logger LOG = Logger.getLogger(Lifecycle.class);
  private static final Duration DDL_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration STOP_AT_MOST = Duration.ofSeconds(3);

  private final DagSchema schema;
  private final DatabaseClock clock;
  private final DagEngine engine;
  private final SecurityUpkeep security;
  private final MasterKeyChange masterKey;
  private final LiveFeed feed;
  private final HistoryPurge history;
  private final Sweeper sweeper;
  private final StoreDoor door;
  private final Timer timer;
  private volatile boolean stopping;

  Lifecycle(
      DagSchema schema,
      DatabaseClock clock,
      DagEngine engine,
      SecurityUpkeep security,
      MasterKeyChange masterKey,
      LiveFeed feed,
      HistoryPurge history,
      Sweeper sweeper,
      StoreDoor door,
      Timer timer) {
    this.schema = schema;
    this.clock = clock;
    this.engine = engine;
    this.security = security;
    this.masterKey = masterKey;
    this.feed = feed;
    this.history = history;
    this.sweeper = sweeper;
    this.door = door;
    this.timer = timer;
  }

  void start(@Observes StartupEvent event) {
    open(FIRST_PAUSE);
  }

  private void open(Duration pause) {
    if (!stopping) {
      schema
          .ready(DDL_TIMEOUT)
          .call(clock::look)
          .subscribe()
          .with(this::opened, failure -> notYet(failure, pause));
    }
  }

  private void opened(String storeId) {
    if (stopping) {
      return;
    }
    door.open(storeId);
    clock.start();
    engine.start();
    security.start();
    masterKey.start();
    history.start();
    sweeper.start();
    LOG.infof("Ready: the store '%s' is open", storeId);
    StartMemory.giveBackLater(timer);
  }

  private void notYet(Throwable failure, Duration pause) {
    if (failure instanceof SchemaTooNewException) {
      LOG.fatalf("This release cannot read the store: %s", failure.getMessage());
      Quarkus.asyncExit(1);
      return;
    }
    if (door.stillClosed(Detail.STORE_CLOSED.with())) {
      LOG.warnf(
          "Not ready: the store cannot be opened: %s",
          Masking.text(String.valueOf(failure.getMessage())));
    }
    var doubled = pause.multipliedBy(2);
    timer.after(pause, () -> open(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled));
  }

  /** A dag was stored here: looks for it at once instead of at the next tick. */
  @ConsumeEvent(RestoreCommand.ADDRESS)
  Uni<Void> hint(RestoreCommand command) {
    return engine
        .hint(command.dagId())
        .onFailure()
        .invoke(failure -> LOG.debugf("A hint was lost: %s", failure.getMessage()))
        .onFailure()
        .recoverWithNull();
  }

  /**
   * Runs on the thread that ends the process, where waiting for a limited time is what is wanted.
   */
  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    clock.stop();
    feed.stop();
    security.stop();
    masterKey.stop();
    history.stop();
    sweeper.stop();
    if (door.obstacle().isPresent()) {
      return;
    }
    try {
      engine.stop().await().atMost(STOP_AT_MOST);
      LOG.info("Stopped: the leases are given back");
    } catch (TimeoutException late) {
      LOG.warn("Stopped without giving the leases back: they run out by themselves");
    } catch (RuntimeException failure) {
      LOG.warnf(
          "Stopped without giving the leases back: %s",
          Masking.text(String.valueOf(failure.getMessage())));
    }
  }
}
