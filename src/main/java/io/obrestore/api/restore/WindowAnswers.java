package io.obrestore.api.restore;

import io.obrestore.api.edge.Stamp;
import io.obrestore.api.restore.RestoreWindows.RestoreWindow;
import io.obrestore.restore.Windows.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Windows as clients see them: in microseconds, inwards, so that every moment shown is good. */
public final class WindowAnswers {
  private final Stamp stamp;

  /**
   * @param stamp writes times with this server's offset
   */
  public WindowAnswers(Stamp stamp) {
    this.stamp = stamp;
  }

  List<RestoreWindow> all(List<Window> windows) {
    return windows.stream().map(this::of).toList();
  }

  private RestoreWindow of(Window window) {
    Instant from = roundedUp(window.from().toInstant());
    Instant to = window.to().toInstant().truncatedTo(ChronoUnit.MICROS);
    return from.isAfter(to)
        // a single moment between two microseconds
        ? new RestoreWindow(
            stamp.text(window.from().toInstant()), stamp.text(window.to().toInstant()))
        : new RestoreWindow(stamp.text(from), stamp.text(to));
  }

  private static Instant roundedUp(Instant exact) {
    Instant below = exact.truncatedTo(ChronoUnit.MICROS);
    return below.equals(exact) ? exact : below.plus(1, ChronoUnit.MICROS);
  }
}
