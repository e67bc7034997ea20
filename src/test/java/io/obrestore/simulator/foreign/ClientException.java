package io.obrestore.simulator.foreign;

import org.jspecify.annotations.Nullable;

/** What a client tells its user when something fails. */
final class ClientException extends Exception {
  private final int code;
  private final @Nullable String state;
  private final boolean lost;

  private ClientException(int code, @Nullable String state, boolean lost, String message) {
    super(message);
    this.code = code;
    this.state = state;
    this.lost = lost;
  }

  /** The server's error; state is null where the client does not tell it. */
  static ClientException refused(int code, @Nullable String state, String message) {
    return new ClientException(code, state, false, message);
  }

  /** The connection is gone. */
  static ClientException lost(String message) {
    return new ClientException(0, null, true, message);
  }

  /** By the number: those of MySQL's client library are 2000 to 2999, the rest is the server's. */
  static ClientException numbered(int code, @Nullable String state, String message) {
    return code >= 2000 && code < 3000 ? lost(message) : refused(code, state, message);
  }

  int code() {
    return code;
  }

  @Nullable String state() {
    return state;
  }

  boolean isLost() {
    return lost;
  }
}
