package io.obrestore.restore;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of OceanBase's data or servers, such as 4.3.5.1.
 *
 * @param parts from the most to the least significant
 */
public record Version(List<Long> parts) implements Comparable<Version> {
  private static final Pattern DOT = Pattern.compile("\\.");

  /**
   * Reads a dotted version.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Version of(String text) {
    return new Version(Arrays.stream(DOT.split(text.strip(), -1)).map(Long::valueOf).toList());
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int order = Long.compare(part(i), other.part(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  private long part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }
}
