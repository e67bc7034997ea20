package io.obrestore.api;

import io.obrestore.simulator.Administration;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.restore.ArchiveRound;
import io.obrestore.simulator.restore.BackupSet;
import io.obrestore.simulator.restore.Outcome;
import io.obrestore.simulator.restore.SampleBackup;
import io.obrestore.simulator.restore.SampleBackups;
import io.obrestore.testing.TestEngine;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An embedded OceanBase of the test's own, so that it can set faults; given into the test's field
 * of that type. Jobs take no time, but for the huge one, and that only for its data. It has three
 * further backups, one that fails while its tenant is created, one that fails before, one of all
 * time.
 */
public final class OwnOceanBase implements QuarkusTestResourceLifecycleManager {
  /** An argument of the resource: the password of root@sys. */
  static final String ROOT_PASSWORD = "root-password";

  /**
   * The one that all tests with a password use, so that they share one service: SQL, JSON, Go's
   * JSON and Latin-1 each have a trap in it.
   */
  static final String PASSWORD = "p'w\u00e4 <&> #1 MARKED";

  static final String STUCK = "file:///data/backup/stuck";

  /** Not in the views; can be restored to any moment from 1970 to the last that an SCN can say. */
  static final String ETERNAL = "file:///data/backup/eternal";

  static final String STILLBORN = "file:///data/backup/stillborn";

  /** Room for hundreds of tenants. */
  private static final int CPUS = 1_024;

  private static final long MEMORY = 16L << 40;

  private @Nullable EmbeddedOceanBase server;
  private String rootPassword = "";

  @Override
  public void init(Map<String, String> args) {
    rootPassword = args.getOrDefault(ROOT_PASSWORD, "");
  }

  @Override
  public Map<String, String> start() {
    var settings =
        SimulatorSettings.defaults().withServers(CPUS, MEMORY).withRootPassword(rootPassword);
    try {
      server =
          EmbeddedOceanBase.start(
              TestEngine.url().map(settings::withJdbcUrl).orElse(settings),
              RunningClock.real(),
              (engine, clock, wanted) -> {
                var administration = Administration.start(engine, clock, wanted);
                addTo(administration.restoreJobs().backups());
                return administration;
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "obrestore.oceanbase.host",
        "127.0.0.1",
        "obrestore.oceanbase.port",
        Integer.toString(server.port()),
        "obrestore.oceanbase.password",
        rootPassword,
        "obrestore.security.master-key",
        Base64.getEncoder().encodeToString(new byte[32]));
  }

  private static void addTo(SampleBackups backups) {
    SampleBackup huge = backups.data("file:///data/backup/huge").orElseThrow();
    backups.add(huge.taking(new Pace(Duration.ofHours(1), Duration.ZERO)));
    SampleBackup broken = backups.data("file:///data/backup/broken").orElseThrow();
    backups.add(broken.at(STUCK).ending(new Outcome.FailsInCreating("OB_TIMEOUT")));
    SampleBackup some = backups.data("file:///data/backup/data").orElseThrow();
    backups.add(
        new SampleBackup(
            ETERNAL,
            List.of(ETERNAL),
            some.source(),
            List.of(),
            List.of(new BackupSet(1, 0, 0, 1, 2)),
            List.of(new ArchiveRound(1, 1, Long.MAX_VALUE, true)),
            some.size(),
            List.of(),
            null));
    backups.add(
        broken.at(STILLBORN).ending(new Outcome.FailsBeforeTenant("OB_RESOURCE_POOL_NOT_EXIST")));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(server, new TestInjector.MatchesType(EmbeddedOceanBase.class));
  }

  @Override
  public void stop() {
    var running = server;
    if (running != null) {
      try {
        running.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
