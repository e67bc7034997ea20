package io.obrestore.simulator.admin;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Decodes the kernel's literals and quoted names. */
final class Literals {
  private final SqlMode mode;

  Literals(SqlMode mode) {
    this.mode = mode;
  }

  /** The value of a string in its quotes, or of several with blanks between. */
  String string(String quoted) {
    char quote = quoted.charAt(0);
    String body = quoted.substring(1, quoted.length() - 1);
    StringBuilder value = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == quote) {
        i++;
        if (body.charAt(i) == quote) {
          value.append(quote);
        } else {
          i = body.indexOf(quote, i);
        }
      } else if (c == '\\' && !mode.noBackslashEscapes()) {
        i++;
        value.append(escaped(body.charAt(i)));
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  /** After the kernel's escaped_char: wildcards of LIKE keep their backslash. */
  private static String escaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case '0' -> "\0";
      case 'Z' -> "\032";
      case '_', '%' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }

  /** A name, plain or in backticks or, with ANSI_QUOTES, in double quotes. */
  static String name(String text) {
    char first = text.charAt(0);
    if (first != '`' && first != '"') {
      return text;
    }
    String quote = String.valueOf(first);
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }

  /** A literal of bits, {@code 0b…} or {@code b'…'}; those missing at the front are zeros. */
  static String bits(String text) {
    String digits = text.substring(2).replace("'", "");
    byte[] bytes = new byte[(digits.length() + 7) / 8];
    for (int i = 0; i < digits.length(); i++) {
      int place = digits.length() - 1 - i;
      if (digits.charAt(i) == '1') {
        bytes[bytes.length - 1 - place / 8] |= (byte) (1 << place % 8);
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A hexadecimal literal, {@code 0x…} or {@code x'…'}; an odd first digit stands alone. */
  static String hex(String text) {
    String digits = text.substring(2).replace("'", "");
    String even = digits.length() % 2 == 0 ? digits : "0" + digits;
    return new String(HexFormat.of().parseHex(even), StandardCharsets.UTF_8);
  }
}
