package io.obrestore.api.restore;

import io.obrestore.api.edge.Problem.FieldFault;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The order in which faults are told: that of the contract's table, since the first one names the
 * whole answer. Entries of a list come one after another, then what is wrong with the whole list.
 */
final class FieldOrder {
  private static final List<String> FIELDS =
      List.of(
          "data_backup_uri",
          "archive_log_uri",
          "restore_tenant_name",
          "time_stamp",
          "timestamp",
          "scn",
          "ha_high_thread_score",
          "zone_list",
          "primary_zone",
          "concurrency",
          "decryption",
          "full_backup_decryption",
          "inc_backup_decryption",
          "kms_encrypt_info",
          "keep_standby",
          "method",
          "description");

  private static final List<String> ZONE_FIELDS =
      List.of("", "name", "replica_type", "unit_config_name", "unit_num");

  private static final Pattern PATH = Pattern.compile("([^.\\[]+)(?:\\[([0-9]+)])?(?:\\.(.+))?");

  private static final Comparator<Place> OF_THE_CONTRACT =
      Comparator.comparingInt(Place::field)
          .thenComparingInt(Place::entry)
          .thenComparingInt(Place::below);

  private FieldOrder() {}

  /** Faults of paths such as {@code zone_list[0].unit_num}, in order. */
  static List<FieldFault> sort(Stream<FieldFault> faults) {
    return faults
        .map(fault -> new Placed(place(fault.field()), fault))
        .sorted(Comparator.comparing(Placed::place, OF_THE_CONTRACT))
        .map(Placed::fault)
        .toList();
  }

  private static Place place(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a field's path: " + path);
    }
    String entry = parts.group(2);
    String below = parts.group(3);
    return new Place(
        FIELDS.indexOf(parts.group(1)),
        entry == null ? Integer.MAX_VALUE : Integer.parseInt(entry),
        ZONE_FIELDS.indexOf(below == null ? "" : below));
  }

  private record Place(int field, int entry, int below) {}

  private record Placed(Place place, FieldFault fault) {}
}
