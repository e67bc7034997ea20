package io.obrestore.simulator.restore;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads localities such as {@code FULL@zone1,READONLY{1}@zone2}. */
final class Locality {
  private static final Pattern REPLICA =
      Pattern.compile("([A-Za-z]+)(?:\\{(\\d+|all_server)\\})?@(.+)");
  private static final Map<String, String> TYPES =
      Map.of(
          "FULL", "FULL",
          "F", "FULL",
          "READONLY", "READONLY",
          "R", "READONLY",
          "COLUMNSTORE", "COLUMNSTORE",
          "C", "COLUMNSTORE");

  private Locality() {}

  /** One full replica in each zone. */
  static String full(Collection<String> zones) {
    return zones.stream().map(zone -> "FULL{1}@" + zone).collect(Collectors.joining(", "));
  }

  /**
   * The locality as DBA_OB_TENANTS shows it; empty when it is not one, names a zone twice, or one
   * the pools have no units in.
   */
  static Optional<String> normal(String text, Collection<String> zones) {
    Set<String> seen = new HashSet<>();
    List<Optional<String>> replicas =
        Pattern.compile(",")
            .splitAsStream(text)
            .map(replica -> replica(replica.strip(), zones, seen))
            .toList();
    return !replicas.isEmpty() && replicas.stream().allMatch(Optional::isPresent)
        ? Optional.of(replicas.stream().flatMap(Optional::stream).collect(Collectors.joining(", ")))
        : Optional.empty();
  }

  private static Optional<String> replica(String text, Collection<String> zones, Set<String> seen) {
    Matcher matcher = REPLICA.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(matcher.group(1).toUpperCase(Locale.ROOT));
    String zone = matcher.group(3);
    if (type == null || !zones.contains(zone) || !seen.add(zone)) {
      return Optional.empty();
    }
    String number = matcher.group(2) == null ? "1" : matcher.group(2);
    return Optional.of(type + "{" + number + "}@" + zone);
  }
}
