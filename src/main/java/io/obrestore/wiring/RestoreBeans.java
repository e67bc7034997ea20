package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.api.live.EventTexts;
import io.obrestore.dag.Dags;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.Duties;
import io.obrestore.oceanbase.backup.ObAdmin;
import io.obrestore.oceanbase.backup.ObAdminSettings;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.ActivateDag;
import io.obrestore.restore.Admission;
import io.obrestore.restore.CancelDag;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreDag;
import io.obrestore.restore.RestoreProgressReader;
import io.obrestore.restore.RestoreService;
import io.obrestore.restore.cancel.RestoreCancellation;
import io.obrestore.restore.job.RestoreJobs;
import io.obrestore.restore.leftover.Leftovers;
import io.obrestore.restore.leftover.RemainsReader;
import io.obrestore.restore.leftover.Sweeper;
import io.obrestore.restore.live.LiveFeed;
import io.obrestore.restore.live.LiveSettings;
import io.obrestore.restore.precheck.Precheck;
import io.obrestore.restore.progress.ProgressPoller;
import io.obrestore.restore.source.BackupSources;
import io.obrestore.restore.stage.StageTools;
import io.obrestore.restore.standby.StandbyActivation;
import io.obrestore.security.Fingerprints;
import io.obrestore.security.SecretBox;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** The beans of the restore domain. */
class RestoreBeans {
  private static final int TOKEN_BYTES = 16;

  /** From one look at the store to the next while anybody watches. */
  private static final Duration LOOK = Duration.ofMillis(200);

  /** A rolling update changes hundreds of restores at once; frames are shared by all who wait. */
  private static final int BACKLOG = 2_048;

  @Produces
  @Singleton
  StoreDoor door() {
    return new StoreDoor();
  }

  @Produces
  @Singleton
  RestoreCodec codec(SecretBox box) {
    return new RestoreCodec(box);
  }

  @Produces
  @Singleton
  ProgressPoller poller(Views views, Timer timer, Sources sources, Vertx vertx) {
    var context = vertx.getOrCreateContext();
    return new ProgressPoller(views.restores(), timer, context::runOnContext, sources.nanos());
  }

  @Produces
  @Singleton
  StageTools stageTools(
      Connections connections,
      RestoreCodec codec,
      ProgressPoller poller,
      StoreDoor door,
      Sources sources) {
    return new StageTools(connections, codec, poller, door::storeId, sources.nanos());
  }

  @Produces
  @Singleton
  RestoreDag restoreDag(StageTools tools) {
    return RestoreDag.of(tools);
  }

  @Produces
  @Singleton
  CancelDag cancelDag(StageTools tools) {
    return CancelDag.of(tools);
  }

  @Produces
  @Singleton
  ActivateDag activateDag(StageTools tools) {
    return ActivateDag.of(tools);
  }

  @Produces
  @Singleton
  DagKinds kinds(RestoreDag restore, CancelDag cancel, ActivateDag activate) {
    return new DagKinds(List.of(restore, cancel, activate));
  }

  @Produces
  @Singleton
  StandbyActivation activation(
      Views views,
      Dags dags,
      DrainSwitch drain,
      ActivateDag kind,
      StoreDoor door,
      SecureRandom random) {
    return new StandbyActivation(views, dags, drain, kind, () -> token(random), door::storeId);
  }

  @Produces
  @Singleton
  RestoreCancellation cancellation(Views views, Dags dags, CancelDag kind, SecureRandom random) {
    return new RestoreCancellation(views, dags, kind, () -> token(random));
  }

  @Produces
  @Singleton
  Admission admission(Views views, Dags dags, StoreDoor door) {
    return new Admission(views, dags, door::storeId);
  }

  @Produces
  @Singleton
  Precheck precheck(Admission admission, Views views, BackupSources sources, StoreDoor door) {
    return new Precheck(admission, views, sources, door::storeId);
  }

  @Produces
  @Singleton
  RestoreService service(
      Admission admission,
      Dags dags,
      DrainSwitch drain,
      RestoreCodec codec,
      RestoreDag kind,
      Fingerprints fingerprints,
      SecureRandom random) {
    return new RestoreService(
        admission, dags, drain, codec, kind, fingerprints, () -> token(random));
  }

  @Produces
  @Singleton
  BackupSources sources(Views views, Vertx vertx, Settings settings) {
    var at = settings.obAdmin();
    return new BackupSources(
        views,
        at.path()
            .map(
                path ->
                    new ObAdmin(vertx, new ObAdminSettings(path, at.libraryPath(), at.timeout()))));
  }

  @Produces
  @Singleton
  RemainsReader remains(Dags dags, StoreDoor door) {
    return new RemainsReader(dags, door::storeId);
  }

  @Produces
  @Singleton
  Leftovers leftovers(RemainsReader reader, Views views) {
    return new Leftovers(reader, views);
  }

  @Produces
  @Singleton
  Sweeper sweeper(
      RemainsReader reader,
      Duties duties,
      Connections connections,
      Dags dags,
      Timer timer,
      Sources sources,
      Settings settings) {
    return new Sweeper(
        reader, duties, connections, dags, timer, sources.random(), settings.sweeper().every());
  }

  @Produces
  @Singleton
  RestoreJobs jobs(Views views) {
    return new RestoreJobs(views.restores());
  }

  @Produces
  @Singleton
  LiveFeed feed(
      Dags dags,
      ProgressPoller poller,
      EventTexts texts,
      Timer timer,
      @OfTheStore Sources sources,
      Vertx vertx,
      Settings settings) {
    var context = vertx.getOrCreateContext();
    return new LiveFeed(
        dags,
        poller,
        texts::of,
        timer,
        sources,
        context::runOnContext,
        new LiveSettings(
            LOOK, settings.events().heartbeat(), settings.events().streams(), BACKLOG));
  }

  @Produces
  @Singleton
  RestoreProgressReader progress(Views views) {
    return new RestoreProgressReader(views.restores());
  }

  private static String token(SecureRandom random) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
