package io.obrestore.oceanbase.view;

import org.jspecify.annotations.Nullable;

/**
 * How much a restore has to do and has done: tablets and bytes. Null in the job's row while it
 * runs; the tablets in older versions too.
 */
public record Amounts(
    @Nullable Long tabletCount,
    @Nullable Long finishTabletCount,
    @Nullable Long totalBytes,
    @Nullable String totalBytesDisplay,
    @Nullable Long finishBytes,
    @Nullable String finishBytesDisplay) {

  static Amounts of(Fields row) {
    return new Amounts(
        row.numberOrNull("TABLET_COUNT"),
        row.numberOrNull("FINISH_TABLET_COUNT"),
        row.numberOrNull("TOTAL_BYTES"),
        row.textOrNull("TOTAL_BYTES_DISPLAY"),
        row.numberOrNull("FINISH_BYTES"),
        row.textOrNull("FINISH_BYTES_DISPLAY"));
  }
}
