package io.obrestore.restore.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on the places of a backup. */
public final class PlaceRules {
  private static final String DATA = "data_backup_uri";
  private static final String LOG = "archive_log_uri";

  private PlaceRules() {}

  /**
   * All faults at once; empty when there are none.
   *
   * @param data null when not given
   * @param log null or empty when not given
   */
  public static List<Fault> check(@Nullable String data, @Nullable String log) {
    List<Fault> faults = new ArrayList<>();
    if (data == null) {
      faults.add(Fault.of(Rule.REQUIRED, DATA, DATA));
    } else {
      UriRules.check(DATA, data).ifPresent(faults::add);
    }
    if (log != null && !log.isEmpty()) {
      UriRules.check(LOG, log).ifPresent(faults::add);
    }
    return faults;
  }
}
