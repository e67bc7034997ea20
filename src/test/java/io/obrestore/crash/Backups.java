package io.obrestore.crash;

import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.restore.Outcome;
import io.obrestore.simulator.restore.SampleBackup;
import io.obrestore.simulator.restore.SampleBackups;
import java.time.Duration;
import java.util.List;

/** What the scenarios restore from. */
final class Backups {
  /** Instant, of an older version: the upgrade is run too. */
  static final String OLD = "file:///data/backup/old";

  /** Needs two passwords. */
  static final String ENCRYPTED = "file:///data/backup/encrypted";

  /** The first attempt fails half way. */
  static final String BROKEN = "file:///data/backup/broken";

  /** Takes nine seconds. */
  static final String SLOW = "file:///data/backup/slow";

  private static final Duration SLOWLY = Duration.ofSeconds(9);

  private Backups() {}

  static void add(SampleBackups backups) {
    SampleBackup plain = backups.data(OLD).orElseThrow();
    backups.add(
        new SampleBackup(
            SLOW,
            List.of(SLOW, SLOW + "/clog"),
            plain.source(),
            plain.passwords(),
            plain.sets(),
            plain.rounds(),
            plain.size(),
            List.<Outcome>of(),
            new Pace(SLOWLY)));
  }
}
