package io.obrestore.dag;

import java.util.HashSet;
import java.util.Set;

/**
 * What was told already, so that what comes again and again is told once. Goes by the first line of
 * a text: with {@code enable_rich_error_msg} OceanBase adds one with the time and a trace id to
 * each refusal (obmp_packet_sender.cpp), and no text would come twice. For one thread at a time.
 */
public final class Told {
  private final Set<String> gists = new HashSet<>();

  /** Whether it comes for the first time. */
  public boolean first(String text) {
    return gists.add(gist(text));
  }

  /** From now on everything is told again. */
  public void clear() {
    gists.clear();
  }

  /** The part of a text by which it is known again. */
  static String gist(String text) {
    return text.lines().findFirst().orElse("");
  }
}
