package io.obrestore.api.restore;

import io.obrestore.api.edge.Stamp;
import io.obrestore.api.task.GenericId;
import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.view.Amounts;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.restore.Attempt;
import io.obrestore.restore.job.RestoreJob;
import io.obrestore.security.Masking;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From jobs to what clients see of them. */
public final class RestoreTasks {
  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Stamp stamp;
  private final Supplier<String> storeId;

  /**
   * @param stamp writes times with this server's offset
   * @param storeId by which marks of this service are known
   */
  public RestoreTasks(Stamp stamp, Supplier<String> storeId) {
    this.stamp = stamp;
    this.storeId = storeId;
  }

  RestoreTask of(RestoreJob job) {
    return job instanceof RestoreJob.Running running
        ? running(running.job(), running.counted())
        : ended(((RestoreJob.Ended) job).job());
  }

  private RestoreTask running(RestoreProgress job, RestoreProgress counted) {
    Amounts amounts = counted.amounts();
    return new RestoreTask(
        job.tenantId(),
        job.jobId(),
        job.restoreTenantName(),
        job.restoreTenantId(),
        job.backupTenantName(),
        number(job.backupTenantId()),
        job.backupClusterName(),
        job.restoreOption(),
        number(job.restoreScn()),
        text(job.restoreScnDisplay()),
        job.status(),
        time(job.startTimestamp()),
        job.backupSetList(),
        job.backupPieceList(),
        job.places().data(),
        job.places().log(),
        number(amounts.tabletCount()),
        number(amounts.finishTabletCount()),
        number(amounts.totalBytes()),
        text(amounts.totalBytesDisplay()),
        number(amounts.finishBytes()),
        text(amounts.finishBytesDisplay()),
        job.description(),
        number(counted.recoverScn()),
        text(counted.recoverScnDisplay()),
        percent(counted.recoverProgress()),
        percent(counted.restoreProgress()),
        0,
        0,
        0,
        "",
        "",
        dagId(job.description()));
  }

  private RestoreTask ended(RestoreHistory job) {
    Amounts amounts = job.amounts();
    return new RestoreTask(
        job.tenantId(),
        job.jobId(),
        job.restoreTenantName(),
        job.restoreTenantId(),
        job.backupTenantName(),
        number(job.backupTenantId()),
        job.backupClusterName(),
        job.restoreOption(),
        number(job.restoreScn()),
        text(job.restoreScnDisplay()),
        job.status(),
        time(job.startTimestamp()),
        job.backupSetList(),
        job.backupPieceList(),
        job.places().data(),
        job.places().log(),
        number(amounts.tabletCount()),
        number(amounts.finishTabletCount()),
        number(amounts.totalBytes()),
        text(amounts.totalBytesDisplay()),
        number(amounts.finishBytes()),
        text(amounts.finishBytesDisplay()),
        job.description(),
        0,
        "",
        "",
        "",
        number(job.backupClusterVersion()),
        number(job.lsCount()),
        number(job.finishLsCount()),
        Masking.text(job.comment()),
        time(job.finishTimestamp()),
        dagId(job.description()));
  }

  private @Nullable String dagId(String description) {
    return Attempt.ofMark(storeId.get(), description)
        .map(attempt -> GenericId.of(attempt.dagId()))
        .orElse(null);
  }

  private String time(@Nullable Instant time) {
    return time == null ? "" : stamp.text(time);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long number(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /** OceanBase writes none as an empty text. */
  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** Clients read a signed number; "no limit" is the greatest there is. */
  private static long number(@Nullable Scn scn) {
    return scn == null ? 0 : scn.value().min(LONGEST).longValueExact();
  }

  private static String percent(@Nullable BigDecimal percent) {
    return percent == null ? "" : percent.toPlainString();
  }
}
