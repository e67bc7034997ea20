package io.obrestore.simulator.sql;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values of {@code time_zone}: offsets from -12:59 to +13:00, and SYSTEM. */
final class SessionZone {
  /** What SYSTEM stands for: OceanBase's servers run in +08:00 unless told otherwise. */
  static final ZoneOffset SYSTEM = ZoneOffset.ofHours(8);

  /** OceanBase refuses what is beyond these, as seekdb shows. */
  private static final int WESTMOST = ZoneOffset.ofHoursMinutes(-12, -59).getTotalSeconds();

  private static final int EASTMOST = ZoneOffset.ofHours(13).getTotalSeconds();

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):(\\d{2})");

  private SessionZone() {}

  /** The offset; empty for anything else, named zones too: their tables are empty by default. */
  static Optional<ZoneOffset> parse(String text) {
    if (text.equalsIgnoreCase("SYSTEM")) {
      return Optional.of(SYSTEM);
    }
    Matcher matcher = OFFSET.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int sign = matcher.group(1).equals("-") ? -1 : 1;
    try {
      ZoneOffset offset =
          ZoneOffset.ofHoursMinutes(
              sign * Integer.parseInt(matcher.group(2)), sign * Integer.parseInt(matcher.group(3)));
      return Optional.of(offset).filter(SessionZone::known);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean known(ZoneOffset offset) {
    return offset.getTotalSeconds() >= WESTMOST && offset.getTotalSeconds() <= EASTMOST;
  }
}
