package io.obrestore.oceanbase.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Backups that this cluster made. Every read may fail with an OceanBaseException. */
public final class BackupViews {
  // PATH stands without its parameters, or with them: what is before the ? has to be the same.
  private static final String OF_PLACE = "WHERE (PATH = ? OR SUBSTR(PATH, 1, ?) = ?)";
  private static final String OF_TENANT = "WHERE TENANT_ID = ?";

  static final ViewQuery SETS_OF_PLACE =
      BackupSet.ALL.with(OF_PLACE + " ORDER BY TENANT_ID, BACKUP_SET_ID");
  static final ViewQuery SETS_OF_TENANT = BackupSet.ALL.with(OF_TENANT + " ORDER BY BACKUP_SET_ID");
  static final ViewQuery ROUNDS_OF_PLACE =
      ArchiveRound.ALL.with(OF_PLACE + " ORDER BY TENANT_ID, DEST_ID, ROUND_ID");
  static final ViewQuery ROUNDS_OF_TENANT =
      ArchiveRound.ALL.with(OF_TENANT + " ORDER BY DEST_ID, ROUND_ID");

  private final Reader reader;

  BackupViews(Reader reader) {
    this.reader = reader;
  }

  /** Sets at a place: a URI, whose parameters do not count. */
  public Uni<List<BackupSet>> setsAt(String uri) {
    return reader.read(SETS_OF_PLACE, place(uri), BackupSet.MAPPER);
  }

  /** Sets of a tenant of this cluster. */
  public Uni<List<BackupSet>> setsOfTenant(long tenantId) {
    return reader.read(SETS_OF_TENANT, Tuple.of(tenantId), BackupSet.MAPPER);
  }

  /** Archive rounds at a place: a URI, whose parameters do not count. */
  public Uni<List<ArchiveRound>> roundsAt(String uri) {
    return reader.read(ROUNDS_OF_PLACE, place(uri), ArchiveRound.MAPPER);
  }

  /** Archive rounds of a tenant of this cluster. */
  public Uni<List<ArchiveRound>> roundsOfTenant(long tenantId) {
    return reader.read(ROUNDS_OF_TENANT, Tuple.of(tenantId), ArchiveRound.MAPPER);
  }

  /** What OF_PLACE compares with; OceanBase keeps a path without slashes at its end. */
  private static Tuple place(String uri) {
    int parameters = uri.indexOf('?');
    String place = parameters < 0 ? uri : uri.substring(0, parameters);
    while (place.endsWith("/")) {
      place = place.substring(0, place.length() - 1);
    }
    return Tuple.of(place, ClusterViews.characters(place) + 1, place + "?");
  }
}
