package io.obrestore.restore.progress;

import io.obrestore.oceanbase.view.RestoreProgress;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is: the counts of the restored tenant's row, which is the only one that has them.
 *
 * @param percent of tablets, or of bytes where tablets are not counted; null until totals are known
 */
public record Progress(
    @Nullable BigDecimal percent,
    @Nullable Long finishedTablets,
    @Nullable Long tablets,
    @Nullable Long finishedBytes,
    @Nullable Long bytes) {
  /** Empty until the tenant has its row. */
  public static Optional<Progress> of(List<RestoreProgress> rows) {
    return rows.stream().filter(row -> !row.isJob()).findFirst().map(Progress::of);
  }

  private static Progress of(RestoreProgress tenant) {
    var amounts = tenant.amounts();
    return new Progress(
        tenant.restoreProgress(),
        amounts.finishTabletCount(),
        amounts.tabletCount(),
        amounts.finishBytes(),
        amounts.totalBytes());
  }
}
