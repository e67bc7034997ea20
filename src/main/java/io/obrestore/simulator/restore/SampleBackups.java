package io.obrestore.simulator.restore;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The places the embedded OceanBase can read backups from. Tests may add to them. */
public final class SampleBackups {
  private final List<SampleBackup> backups;

  SampleBackups(List<SampleBackup> backups) {
    this.backups = new CopyOnWriteArrayList<>(backups);
  }

  /** Adds a backup, in front of one at the same place. The views do not list it. */
  public void add(SampleBackup backup) {
    backups.add(0, backup);
  }

  /** All of them. */
  public List<SampleBackup> all() {
    return List.copyOf(backups);
  }

  /** The backup whose sets are at that place. */
  public Optional<SampleBackup> data(String uri) {
    return backups.stream().filter(b -> place(b.dataUri()).equals(place(uri))).findFirst();
  }

  /** Whether a log archive is at that place. */
  boolean hasArchive(String uri) {
    return backups.stream()
        .flatMap(backup -> backup.archiveUris().stream())
        .anyMatch(archive -> place(archive).equals(place(uri)));
  }

  /** What tells a place: neither parameters nor a slash at the end. */
  static String place(String uri) {
    int end = uri.indexOf('?');
    String path = end < 0 ? uri : uri.substring(0, end);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
