package io.obrestore.simulator.restore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How far a tenant's restore is. Until it has succeeded, finished counts stay below the totals: at
 * most 99 % of the bytes, one tablet less than all.
 *
 * @param recoverScn 0 until the log is replayed
 */
record Progress(
    long totalBytes, long finishedBytes, long totalTablets, long finishedTablets, long recoverScn) {

  /** Before the totals are known. */
  static Progress unknown() {
    return new Progress(0, 0, 0, 0, 0);
  }

  /** At a fraction between 0 and 1 of the way. */
  static Progress at(JobFacts facts, double fraction) {
    SampleBackup.Size size = facts.size();
    long from = facts.source().set().startReplayScn();
    return new Progress(
        size.bytes(),
        Math.min(size.bytes() / 100 * 99, (long) (size.bytes() * fraction)),
        size.tablets(),
        Math.min(size.tablets() - 1, (long) (size.tablets() * fraction)),
        fraction == 0 ? 0 : from + (long) ((facts.source().scn() - from) * fraction));
  }

  /** At the end of a success. */
  static Progress done(JobFacts facts) {
    SampleBackup.Size size = facts.size();
    return new Progress(
        size.bytes(), size.bytes(), size.tablets(), size.tablets(), facts.source().scn());
  }

  /** RESTORE_PROGRESS in percent; null while there is no total. */
  @Nullable BigDecimal percent() {
    return totalBytes == 0 ? null : hundredths(finishedBytes, totalBytes);
  }

  /** RECOVER_PROGRESS in percent. */
  BigDecimal recovered(JobFacts facts) {
    long from = facts.source().set().startReplayScn();
    return recoverScn == 0
        ? BigDecimal.ZERO.setScale(2)
        : hundredths(recoverScn - from, facts.source().scn() - from);
  }

  private static BigDecimal hundredths(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.DOWN);
  }

  /** Bytes as the _DISPLAY columns show them. */
  static String display(long bytes) {
    double value = bytes;
    String unit = "B";
    for (String larger : new String[] {"KB", "MB", "GB", "TB", "PB"}) {
      if (value < 1024) {
        break;
      }
      value /= 1024;
      unit = larger;
    }
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP) + unit;
  }
}
