package io.obrestore.restore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the leaders go.
 *
 * @param priorities zones of equal priority together, the highest first; empty for RANDOM
 */
public record PrimaryZone(List<List<String>> priorities) {
  private static final Pattern PRIORITY = Pattern.compile(";");
  private static final Pattern EQUAL = Pattern.compile(",");
  private static final String RANDOM_NAME = "RANDOM";

  /** Any zone, evenly. */
  public static final PrimaryZone RANDOM = new PrimaryZone(List.of());

  public PrimaryZone {
    priorities = priorities.stream().map(List::copyOf).toList();
  }

  /**
   * Reads {@code zone1;zone2,zone3} or RANDOM in any case; blanks around names are dropped, since
   * OceanBase's option string may hold none. Empty when a name is empty or stands twice.
   */
  public static Optional<PrimaryZone> parse(String text) {
    if (text.strip().equalsIgnoreCase(RANDOM_NAME)) {
      return Optional.of(RANDOM);
    }
    var priorities = new ArrayList<List<String>>();
    for (String level : PRIORITY.split(text, -1)) {
      priorities.add(Arrays.stream(EQUAL.split(level, -1)).map(String::strip).toList());
    }
    var parsed = new PrimaryZone(priorities);
    var zones = parsed.zones();
    boolean sound =
        zones.stream().noneMatch(String::isEmpty)
            && zones.stream().distinct().count() == zones.size();
    return sound ? Optional.of(parsed) : Optional.empty();
  }

  /** All zones, highest priority first; empty for RANDOM. */
  public List<String> zones() {
    return priorities.stream().flatMap(List::stream).toList();
  }

  /** Zones of the highest priority; empty for RANDOM. */
  public List<String> first() {
    return priorities.isEmpty() ? List.of() : priorities.get(0);
  }

  /** As OceanBase's option string wants it. */
  public String text() {
    return priorities.isEmpty()
        ? RANDOM_NAME
        : String.join(";", priorities.stream().map(level -> String.join(",", level)).toList());
  }
}
