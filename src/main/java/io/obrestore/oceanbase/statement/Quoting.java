package io.obrestore.oceanbase.statement;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The one place where a value becomes SQL text. Holds for sessions whose sql_mode has neither
 * NO_BACKSLASH_ESCAPES nor ANSI_QUOTES, which the gateway's sessions see to. Administration
 * statements take no parameters, so there is no other way for them.
 */
public final class Quoting {
  private Quoting() {}

  /** An identifier in backticks. Fails with {@link InvalidStatementException}. */
  public static String identifier(String name) {
    if (name.isEmpty()) {
      throw new InvalidStatementException("a name is empty");
    }
    return "`" + representable(name).replace("`", "``") + "`";
  }

  /** A string literal in single quotes. Fails with {@link InvalidStatementException}. */
  public static String literal(String value) {
    return "'" + representable(value).replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** String literals separated by commas. */
  public static String literals(Collection<String> values) {
    return values.stream().map(Quoting::literal).collect(Collectors.joining(", "));
  }

  /** A NUL ends a text for the kernel; half a surrogate pair would arrive as something else. */
  private static String representable(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new InvalidStatementException("a value contains a NUL");
    }
    try {
      StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw new InvalidStatementException("a value is not valid Unicode");
    }
    return value;
  }
}
