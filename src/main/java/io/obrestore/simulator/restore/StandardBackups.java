package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.catalog.Times;
import io.obrestore.simulator.restore.SampleBackup.Size;
import io.obrestore.simulator.restore.SampleBackup.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sample backups every embedded OceanBase has. Their SCNs are fixed dates of October 2024. */
final class StandardBackups {
  private static final String SEED =
      "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/%s?host=oss-cn-hangzhou.aliyuncs.com";
  private static final long SHOP = 1002;
  private static final String OLD_VERSION = "4.2.1.0";
  private static final Size SMALL = new Size(12L << 30, 1200);

  /** A full set and an incremental one in a first round, another one in a second: two windows. */
  private static final List<BackupSet> SETS =
      List.of(
          new BackupSet(1, 0, 0, scn("2024-10-12T00:00:00Z"), scn("2024-10-12T00:10:00Z")),
          new BackupSet(2, 1, 1, scn("2024-10-12T06:00:00Z"), scn("2024-10-12T06:05:00Z")),
          new BackupSet(3, 1, 2, scn("2024-10-12T20:00:00Z"), scn("2024-10-12T20:05:00Z")));

  private static final List<ArchiveRound> ROUNDS =
      List.of(
          new ArchiveRound(1, scn("2024-10-11T22:00:00Z"), scn("2024-10-12T12:00:00Z"), true),
          new ArchiveRound(2, scn("2024-10-12T18:00:00Z"), scn("2024-10-13T18:00:00Z"), true));

  private static final List<BackupSet> ONE_SET = SETS.subList(0, 1);
  private static final List<ArchiveRound> ONE_ROUND = ROUNDS.subList(0, 1);

  private StandardBackups() {}

  static SampleBackups of(String clusterVersion) {
    Source shop = new Source("shop", SHOP, "obcluster", clusterVersion, true);
    SampleBackup seed =
        new SampleBackup(
            SEED.formatted("data"),
            List.of(SEED.formatted("clog")),
            new Source("test", SHOP, "obshell", clusterVersion, false),
            List.of(),
            ONE_SET,
            ONE_ROUND,
            SMALL,
            List.of(),
            null);
    SampleBackup data =
        new SampleBackup(
            "file:///data/backup/data",
            List.of("file:///data/backup/clog"),
            shop,
            List.of(),
            SETS,
            ROUNDS,
            SMALL,
            List.of(),
            null);
    return new SampleBackups(
        List.of(
            seed,
            data,
            special("encrypted", shop, List.of("pwd1", "pwd2"), SMALL, List.of(), null),
            special(
                "old",
                new Source("shop", SHOP, "obcluster", OLD_VERSION, true),
                List.of(),
                SMALL,
                List.of(),
                null),
            special("broken", shop, List.of(), SMALL, List.of(brokenOnce()), null),
            special(
                "huge",
                shop,
                List.of(),
                new Size(1_000_000_000_000L, 40_000),
                List.of(),
                new Pace(Duration.ofHours(1)))));
  }

  private static SampleBackup special(
      String name,
      Source source,
      List<String> passwords,
      Size size,
      List<Outcome> outcomes,
      @Nullable Pace pace) {
    String uri = "file:///data/backup/" + name;
    return new SampleBackup(
        uri,
        List.of(uri, uri + "/clog"),
        source,
        passwords,
        ONE_SET,
        ONE_ROUND,
        size,
        outcomes,
        pace);
  }

  private static Outcome brokenOnce() {
    String failed =
        "(SERVER)ls_id: %d, addr: "
            + Catalog.rootServer()
            + ", module: RESTORE_DATA, result: -9129(OB_OBJECT_STORAGE_IO_ERROR),"
            + " trace_id: YB420A0A0A0B-0006%d;";
    return new Outcome.FailsInRestoring(failed.formatted(1, 1) + failed.formatted(1001, 2));
  }

  private static long scn(String instant) {
    return Times.scn(Instant.parse(instant));
  }
}
