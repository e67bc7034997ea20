package io.obrestore.restore.live;

import org.jspecify.annotations.Nullable;

/**
 * An event as it goes over the wire, made once for all who watch.
 *
 * @param name the kind of event; empty for a sign of life
 * @param id where to resume; null where a reader that resumes would miss something
 * @param data JSON
 */
public record Frame(String name, @Nullable String id, String data) {
  /** Nothing has happened, and the connection lives. */
  static final Frame HEARTBEAT = new Frame("", null, "");

  /** Whether it says nothing. */
  public boolean isHeartbeat() {
    return name.isEmpty();
  }
}
