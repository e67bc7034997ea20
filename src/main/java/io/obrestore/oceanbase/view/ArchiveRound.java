package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.Scn;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of CDB_OB_ARCHIVELOG: a round of log archiving this cluster made.
 *
 * @param status PREPARE, BEGINNING, DOING, INTERRUPTED, STOPPING, STOP, SUSPENDING or SUSPEND
 * @param startScn where its log begins
 * @param checkpointScn up to where its log is complete
 * @param path where it is; may hold secrets
 */
public record ArchiveRound(
    long tenantId,
    long destId,
    long roundId,
    String status,
    @Nullable Scn startScn,
    @Nullable Scn checkpointScn,
    String path) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT TENANT_ID, DEST_ID, ROUND_ID, STATUS, START_SCN, CHECKPOINT_SCN, PATH
          FROM oceanbase.CDB_OB_ARCHIVELOG
          """);

  static final Function<Fields, ArchiveRound> MAPPER =
      row ->
          new ArchiveRound(
              row.number("TENANT_ID"),
              row.number("DEST_ID"),
              row.number("ROUND_ID"),
              row.text("STATUS"),
              row.scnOrNull("START_SCN"),
              row.scnOrNull("CHECKPOINT_SCN"),
              row.text("PATH"));

  /** Without the path: it may hold access keys. */
  @Override
  public String toString() {
    return "ArchiveRound[tenantId=" + tenantId + ", destId=" + destId + ", round=" + roundId + "]";
  }
}
