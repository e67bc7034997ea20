package io.obrestore.restore.precheck;

import io.obrestore.restore.message.Message;
import io.obrestore.restore.validation.Fault;
import java.util.Comparator;

/**
 * One thing that is known about a restore that was not begun.
 *
 * @param level how bad it is
 * @param code what clients may branch on; empty for what has no code
 * @param field its path in the request; empty for the whole
 * @param text free of secrets
 */
public record Finding(Level level, String code, String field, Message text) {
  /** The worst first. */
  public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::level);

  /** How bad a finding is, the worst first. */
  public enum Level {
    /** The restore would be refused, or would fail. */
    ERROR,
    /** It may fail, or surprise. */
    WARNING,
    /** Good to know. */
    INFO
  }

  /** A rule of the restore that is broken. */
  static Finding of(Fault fault) {
    return new Finding(Level.ERROR, fault.rule().code(), fault.field(), fault.text());
  }

  static Finding warning(String code, String field, Message text) {
    return new Finding(Level.WARNING, code, field, text);
  }

  static Finding info(String field, Message text) {
    return new Finding(Level.INFO, "", field, text);
  }

  /** In English. */
  public String message() {
    return text.english();
  }
}
