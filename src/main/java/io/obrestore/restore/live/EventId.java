package io.obrestore.restore.live;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a stream of events resumes: {@code <dag id>-<seq>}.
 *
 * @param seq of the dag, all of which has been told
 */
public record EventId(long dagId, long seq) {
  private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,17})-(0|[1-9][0-9]{0,17})");

  /** What was sent as an event's id; empty when it never was. */
  public static Optional<EventId> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new EventId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  static String text(long dagId, long seq) {
    return dagId + "-" + seq;
  }
}
