package io.obrestore.wiring;

import io.obrestore.dag.ExecutorTimer;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.SecretsRenewal;
import io.obrestore.dag.store.SecretsRenewal.Outcome;
import io.obrestore.dag.store.StoreSettings;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.security.MasterKeys;
import io.obrestore.security.hybrid.CryptoWorkers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Seals the secrets of unfinished restores under the current master key, once the store is open:
 * then the key before is of no more use, and says so.
 */
@Singleton
class MasterKeyChange {
  private static final Logger LOG = Logger.getLogger(MasterKeyChange.class);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

  private final SecretsRenewal renewal;
  private final MasterKeys keys;
  private final Timer timer;
  private volatile boolean stopped;

  MasterKeyChange(
      @OfTheStore Pool pool,
      ExecutorTimer timer,
      StoreSettings settings,
      MasterKeys keys,
      RestoreCodec codec,
      CryptoWorkers workers) {
    this.renewal = new SecretsRenewal(pool, timer, settings, new Sealing(codec, workers));
    this.keys = keys;
    this.timer = timer;
  }

  private record Sealing(RestoreCodec codec, CryptoWorkers workers)
      implements SecretsRenewal.Sealing {
    @Override
    public boolean isOutdated(String sealed) {
      return codec.isOutdated(sealed);
    }

    @Override
    public Uni<String> anew(String token, String sealed) {
      return workers.run(() -> codec.reseal(token, sealed));
    }
  }

  void start() {
    if (!stopped) {
      renewal.run().subscribe().with(this::done, this::failed);
    }
  }

  void stop() {
    stopped = true;
  }

  private void done(Outcome outcome) {
    if (outcome.unreadable() > 0) {
      LOG.errorf(
          "The secrets of %d restores are sealed under no master key that this replica has: give it back, behind the"
              + " others",
          outcome.unreadable());
    } else if (outcome.renewed() > 0) {
      LOG.infof(
          "The secrets of %d restores were sealed anew: all are under the master key %s now",
          outcome.renewed(), keys.currentId());
    } else {
      LOG.infof("All secrets in the store are under the master key %s", keys.currentId());
    }
  }

  private void failed(Throwable failure) {
    LOG.warnf(
        "The secrets in the store were not all looked at, again in %d s: %s",
        AGAIN_AFTER.toSeconds(), failure.getMessage());
    timer.after(AGAIN_AFTER, this::start);
  }
}
