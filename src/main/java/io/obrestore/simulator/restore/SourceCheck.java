package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Times;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a backup as RESTORE does, and refuses in the kernel's order (ob_restore_util.cpp). */
final class SourceCheck {
  /** The zone stored in every sample backup: its source tenant's system_time_zone. */
  private static final ZoneOffset STORED_ZONE = ZoneOffset.ofHours(8);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private static final String NOTHING_USABLE =
      "no backup set path or log piece can be used to restore";

  private final SampleBackups backups;
  private final KernelErrors errors;
  private final String clusterVersion;

  SourceCheck(SampleBackups backups, KernelErrors errors, String clusterVersion) {
    this.backups = backups;
    this.errors = errors;
    this.clusterVersion = clusterVersion;
  }

  /** The source; throws KernelException with 9120, 1235, 9047, 4018, 1210, 1292 or 4179. */
  RestoreSource check(List<String> uris, @Nullable RestorePoint until, List<String> passwords) {
    for (String uri : uris) {
      if (backups.data(uri).isEmpty() && !backups.hasArchive(uri)) {
        throw errors.raise("OB_OBJECT_NOT_EXIST");
      }
    }
    List<String> data = uris.stream().filter(uri -> backups.data(uri).isPresent()).toList();
    if (data.size() > 1) {
      throw errors.raise(
          "OB_NOT_SUPPORTED", "It is not support to restore from multiple tenant backup paths.");
    }
    SampleBackup backup =
        data.stream().findFirst().flatMap(backups::data).orElseThrow(this::nothingUsable);
    List<String> archives = uris.stream().filter(uri -> !data.contains(uri)).toList();
    return read(backup, uris, data.get(0), archives, until, passwords);
  }

  private RestoreSource read(
      SampleBackup backup,
      List<String> uris,
      String dataUri,
      List<String> archives,
      @Nullable RestorePoint until,
      List<String> passwords) {
    long scn = until == null ? latest(backup, archives) : scn(until);
    if (!new HashSet<>(passwords).containsAll(backup.passwords())) {
      throw errors.raise("OB_BACKUP_INVALID_PASSWORD");
    }
    BackupSet set =
        backup.sets().stream()
            .filter(each -> each.minRestoreScn() <= scn)
            .reduce((earlier, later) -> later)
            .orElseThrow(this::nothingUsable);
    if (scn <= set.startReplayScn()) {
      throw errors.raise("OB_INVALID_ARGUMENT", "restore scn, it is before the replay start");
    }
    // Without a log archive there is nothing that could show the point to be too late.
    if (!archives.isEmpty() && !covered(backup, set, scn)) {
      throw nothingUsable();
    }
    checkVersion(backup);
    return new RestoreSource(backup, uris, dataUri, archives, scn, set);
  }

  private static boolean covered(SampleBackup backup, BackupSet set, long scn) {
    return backup.rounds().stream()
        .anyMatch(round -> round.covers(set.startReplayScn()) && round.covers(scn));
  }

  private static long latest(SampleBackup backup, List<String> archives) {
    return archives.isEmpty()
        ? backup.sets().stream().mapToLong(BackupSet::minRestoreScn).max().orElse(0)
        : backup.rounds().stream().mapToLong(ArchiveRound::checkpointScn).max().orElse(0);
  }

  private long scn(RestorePoint point) {
    if (point instanceof RestorePoint.Scn scn) {
      return scn.value();
    }
    String literal = ((RestorePoint.Time) point).literal();
    try {
      return Times.scn(LocalDateTime.parse(literal, TIME).toInstant(STORED_ZONE));
    } catch (DateTimeParseException e) {
      throw errors.raise("OB_INVALID_DATE_VALUE", literal, "until time");
    }
  }

  private void checkVersion(SampleBackup backup) {
    if (Arrays.compare(numbers(backup.source().compatible()), numbers(clusterVersion)) > 0) {
      throw errors.raise("OB_OP_NOT_ALLOW", "restore from higher data version is");
    }
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private KernelException nothingUsable() {
    return errors.raise("OB_ENTRY_NOT_EXIST", NOTHING_USABLE);
  }
}
