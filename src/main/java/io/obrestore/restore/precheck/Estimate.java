package io.obrestore.restore.precheck;

import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.restore.source.BackupPlace;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long a restore may take, by those that succeeded before.
 *
 * @param bytes as many as the newest restore of the same backup had
 * @param time at the middle one of the rates so far
 * @param jobs how many restores the rate is taken from
 */
public record Estimate(long bytes, Duration time, int jobs) {

  /** Empty where no restore of the same backup succeeded so far. */
  static Optional<Estimate> of(BackupPlace place, List<RestoreHistory> succeeded) {
    var rates =
        succeeded.stream()
            .flatMap(job -> rate(job).stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    var bytes =
        succeeded.stream()
            .filter(job -> job.places().isOf(place.dataUri()))
            .flatMap(job -> Optional.ofNullable(job.amounts().totalBytes()).stream())
            .findFirst();
    return rates.isEmpty()
        ? Optional.empty()
        : bytes.map(
            size ->
                new Estimate(
                    size,
                    Duration.ofSeconds(Math.round(size / rates.get(rates.size() / 2))),
                    rates.size()));
  }

  /** Bytes a second. */
  private static Optional<Double> rate(RestoreHistory job) {
    var bytes = job.amounts().totalBytes();
    var begun = job.startTimestamp();
    var ended = job.finishTimestamp();
    if (bytes == null || bytes <= 0 || begun == null || ended == null) {
      return Optional.empty();
    }
    // an instant job took some time, too
    double seconds = Math.max(1, Duration.between(begun, ended).toMillis()) / 1_000.0;
    return Optional.of(bytes / seconds);
  }
}
