package io.obrestore.simulator.admin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an administration statement sees and changes of the session it came on. */
public interface AdminSession {
  /** CONNECTION_ID. */
  long id();

  /** A user variable such as {@code kms_encrypt_info}, or null. */
  @Nullable String userVariable(String name);

  /** Passwords of SET DECRYPTION on this session; empty at first. */
  List<String> decryption();

  /** Replaces the passwords of this session. */
  void decryption(List<String> passwords);

  /** Whether sql_mode has NO_BACKSLASH_ESCAPES. */
  boolean noBackslashEscapes();

  /** Whether sql_mode has ANSI_QUOTES. */
  boolean ansiQuotes();

  /** ob_query_timeout of this session. */
  Duration queryTimeout();

  /**
   * From its begin on, the statement under way may take that long, whatever ob_query_timeout says.
   */
  default void timeLimit(Duration longest) {}

  /**
   * Waits on the simulator's clock; fails with 4012 when the statement has no time left, and ends
   * early with a KernelException when the session or query was killed.
   */
  void pause(Duration duration);
}
