package io.obrestore.simulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a statement into tokens by OceanBase's lexical rules; comments are left out. */
final class Lexer {
  private static final List<String> LONG_SYMBOLS =
      List.of("<=>", "<=", ">=", "<>", "!=", "||", "&&", ":=", "<<", ">>", "->");

  private final String source;
  private final SqlMode mode;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;
  private boolean inVersionComment;

  private Lexer(String source, SqlMode mode) {
    this.source = source;
    this.mode = mode;
  }

  /** Cuts the source; throws SqlSyntaxException where a literal or comment does not end. */
  static List<Token> tokens(String source, SqlMode mode) {
    Lexer lexer = new Lexer(source, mode);
    while (lexer.skipBlanks()) {
      lexer.next();
    }
    return List.copyOf(lexer.tokens);
  }

  private boolean skipBlanks() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (!skipComment(c)) {
        return true;
      }
    }
    return false;
  }

  private boolean skipComment(char c) {
    if (c == '#' || (source.startsWith("--", at) && blankOrEnd(at + 2))) {
      int end = source.indexOf('\n', at);
      at = end < 0 ? source.length() : end + 1;
      return true;
    }
    if (source.startsWith("/*!", at)) {
      at += 3;
      while (at < source.length() && Character.isDigit(source.charAt(at))) {
        at++;
      }
      inVersionComment = true;
      return true;
    }
    if (inVersionComment && source.startsWith("*/", at)) {
      inVersionComment = false;
      at += 2;
      return true;
    }
    return source.startsWith("/*", at) && skipBlockComment();
  }

  private boolean skipBlockComment() {
    int end = source.indexOf("*/", at + 2);
    if (end < 0) {
      throw new SqlSyntaxException(at);
    }
    at = end + 2;
    return true;
  }

  private boolean blankOrEnd(int index) {
    return index >= source.length() || Character.isWhitespace(source.charAt(index));
  }

  private void next() {
    char c = source.charAt(at);
    char following = at + 1 < source.length() ? source.charAt(at + 1) : '\0';
    if (c == '\'' || (c == '"' && !mode.ansiQuotes())) {
      quoted(TokenKind.STRING, c, !mode.noBackslashEscapes());
    } else if (c == '`' || c == '"') {
      quoted(TokenKind.QUOTED_NAME, c, false);
    } else if ((c == 'x' || c == 'X') && following == '\'') {
      hexLiteral();
    } else if (c == '0' && following == 'x') {
      add(TokenKind.HEX, at + 2, endOfWord(at + 2));
    } else if (digit(c) || (c == '.' && digit(following) && !afterName())) {
      add(TokenKind.NUMBER, at, endOfNumber());
    } else if (wordPart(c)) {
      add(TokenKind.WORD, at, endOfWord(at));
    } else if (c == '@') {
      variable();
    } else if (c == '?') {
      add(TokenKind.PARAMETER, at, at + 1);
    } else {
      symbol(c);
    }
  }

  private boolean afterName() {
    Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    return last != null && last.name() && last.end() == at;
  }

  private void quoted(TokenKind kind, char quote, boolean backslash) {
    QuotedText text = QuotedText.read(source, at, quote, backslash);
    tokens.add(new Token(kind, text.value(), at, text.end(), depth));
    at = text.end();
  }

  private void hexLiteral() {
    int end = source.indexOf('\'', at + 2);
    if (end < 0) {
      throw new SqlSyntaxException(at);
    }
    tokens.add(new Token(TokenKind.HEX, source.substring(at + 2, end), at, end + 1, depth));
    at = end + 1;
  }

  private void variable() {
    boolean system = source.startsWith("@@", at);
    int start = at + (system ? 2 : 1);
    char first = start < source.length() ? source.charAt(start) : '\0';
    if (!system && (first == '`' || first == '\'' || first == '"')) {
      QuotedText text = QuotedText.read(source, start, first, false);
      tokens.add(new Token(TokenKind.USER_VARIABLE, text.value(), at, text.end(), depth));
      at = text.end();
      return;
    }
    int end = start;
    while (end < source.length() && (wordPart(source.charAt(end)) || source.charAt(end) == '.')) {
      end++;
    }
    if (end == start) {
      throw new SqlSyntaxException(at);
    }
    add(system ? TokenKind.SYSTEM_VARIABLE : TokenKind.USER_VARIABLE, start, end);
  }

  private void symbol(char c) {
    String found =
        LONG_SYMBOLS.stream()
            .filter(symbol -> source.startsWith(symbol, at))
            .findFirst()
            .orElse(String.valueOf(c));
    if (c == ')') {
      depth--;
    }
    tokens.add(new Token(TokenKind.SYMBOL, found, at, at + found.length(), depth));
    if (c == '(') {
      depth++;
    }
    at += found.length();
  }

  private void add(TokenKind kind, int textStart, int end) {
    tokens.add(new Token(kind, source.substring(textStart, end), at, end, depth));
    at = end;
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < source.length() && wordPart(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfNumber() {
    int end = at;
    while (end < source.length() && numberPart(end)) {
      end++;
    }
    // 1abc is a name, as in `1st`; only an exponent may follow digits.
    boolean name = end < source.length() && wordPart(source.charAt(end));
    return name && source.substring(at, end).chars().allMatch(Character::isDigit)
        ? endOfWord(end)
        : end;
  }

  private boolean numberPart(int index) {
    char c = source.charAt(index);
    if (digit(c) || c == '.') {
      return true;
    }
    String before = source.substring(at, index).toLowerCase(Locale.ROOT);
    if (c == 'e' || c == 'E') {
      return !before.contains("e") && index + 1 < source.length() && exponent(index + 1);
    }
    return (c == '-' || c == '+') && before.endsWith("e");
  }

  private boolean exponent(int index) {
    char c = source.charAt(index);
    return digit(c)
        || ((c == '-' || c == '+')
            && index + 1 < source.length()
            && digit(source.charAt(index + 1)));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean wordPart(char c) {
    return c == '_' || c == '$' || c >= 0x80 || digit(c) || letter(c);
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
