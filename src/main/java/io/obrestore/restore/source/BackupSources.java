package io.obrestore.restore.source;

import io.obrestore.oceanbase.backup.BackupOwner;
import io.obrestore.oceanbase.backup.ObAdmin;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.Windows.Window;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Reads backups: by the views where this cluster made them, else by ob_admin. Fails with {@link
 * UnknownBackupException} where neither can, with an ObAdminException where that program fails, and
 * with an OceanBaseException when OceanBase cannot be asked.
 */
public final class BackupSources {
  private final Views views;
  private final Optional<ObAdmin> program;

  /**
   * @param program where it is configured
   */
  public BackupSources(Views views, Optional<ObAdmin> program) {
    this.views = views;
    this.program = program;
  }

  /** The moments a backup can be restored to, in order. */
  public Uni<List<Window>> windows(BackupPlace place) {
    return contents(place).map(BackupContents::windows);
  }

  /** The sets and rounds of a backup. */
  public Uni<BackupContents> contents(BackupPlace place) {
    return byViews(place)
        .chain(
            known ->
                known.isWhole()
                    ? Uni.createFrom().item(known)
                    : program(known).chain(admin -> byProgram(admin, place)));
  }

  /** Whose backup it is, and the moments it can be restored to. */
  public Uni<BackupSource> describe(BackupPlace place) {
    return byViews(place)
        .chain(
            known ->
                known.isWhole()
                    ? owner(known).map(owner -> source(owner, known))
                    : program(known).chain(admin -> describe(admin, place)));
  }

  private Uni<BackupContents> byViews(BackupPlace place) {
    return views
        .backups()
        .setsAt(place.dataUri())
        .chain(
            sets ->
                views
                    .backups()
                    .roundsAt(place.logUri())
                    .map(rounds -> new BackupContents(sets, rounds)));
  }

  private Uni<ObAdmin> program(BackupContents known) {
    return program.isPresent()
        ? Uni.createFrom().item(program.get())
        : Uni.createFrom().failure(new UnknownBackupException(!known.sets().isEmpty()));
  }

  private static Uni<BackupContents> byProgram(ObAdmin admin, BackupPlace place) {
    return admin
        .sets(place.dataUri())
        .chain(
            sets -> admin.rounds(place.logUri()).map(rounds -> new BackupContents(sets, rounds)));
  }

  private static Uni<BackupSource> describe(ObAdmin admin, BackupPlace place) {
    return byProgram(admin, place)
        .chain(contents -> admin.owner(place.dataUri()).map(owner -> source(owner, contents)));
  }

  private static BackupSource source(BackupOwner owner, BackupContents contents) {
    return new BackupSource(owner.tenantName(), owner.clusterName(), contents.windows());
  }

  /** A source tenant that was dropped since has no name any more. */
  private Uni<BackupOwner> owner(BackupContents contents) {
    long tenantId = contents.sets().get(0).tenantId();
    return views
        .cluster()
        .tenant(tenantId)
        .chain(
            tenant ->
                views
                    .cluster()
                    .name()
                    .map(
                        cluster ->
                            new BackupOwner(
                                tenant.map(Tenant::name).orElse(""), cluster.orElse(""))));
  }
}
