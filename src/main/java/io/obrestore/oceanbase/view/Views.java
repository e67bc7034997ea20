package io.obrestore.oceanbase.view;

/**
 * All typed reads, over a pool or over one session.
 *
 * @param cluster tenants, zones, servers, unit configs, pools, the version
 * @param restores restore jobs, running and ended
 * @param backups backup sets and archive rounds this cluster made
 * @param sessions who is connected
 * @param raw whole rows as text, for the log of a failure
 */
public record Views(
    ClusterViews cluster,
    RestoreViews restores,
    BackupViews backups,
    SessionViews sessions,
    RawRows raw) {

  /** Reads that all go the same way. */
  public static Views of(Reader reader) {
    return new Views(
        new ClusterViews(reader),
        new RestoreViews(reader),
        new BackupViews(reader),
        new SessionViews(reader),
        new RawRows(reader));
  }
}
