package io.obrestore.simulator.sql;

import java.util.ArrayList;
import java.util.List;

/** A statement with its tokens; a closing semicolon is left out. */
record SqlText(String source, List<Token> tokens) {
  /** Cuts the source; throws SqlSyntaxException, also when there are several statements. */
  static SqlText read(String source, SqlMode mode) {
    List<Token> tokens = Lexer.tokens(source, mode);
    int end = tokens.size();
    while (end > 0 && tokens.get(end - 1).symbol(";")) {
      end--;
    }
    List<Token> kept = tokens.subList(0, end);
    kept.stream()
        .filter(token -> token.symbol(";"))
        .findFirst()
        .ifPresent(
            token -> {
              throw new SqlSyntaxException(token.end());
            });
    return new SqlText(source, List.copyOf(kept));
  }

  boolean empty() {
    return tokens.isEmpty();
  }

  int size() {
    return tokens.size();
  }

  Token get(int index) {
    return tokens.get(index);
  }

  /** Whether the tokens from there on are those keywords. */
  boolean words(int from, String... keywords) {
    if (from < 0 || from + keywords.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < keywords.length; i++) {
      if (!tokens.get(from + i).word(keywords[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether it begins with those keywords. */
  boolean starts(String... keywords) {
    return words(0, keywords);
  }

  boolean symbol(int index, String symbol) {
    return index >= 0 && index < tokens.size() && tokens.get(index).symbol(symbol);
  }

  /** Whether that name stands anywhere in it, in any case of letters. */
  boolean names(String name) {
    for (Token token : tokens) {
      if (token.name() && token.text().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** How many question marks it has. */
  int parameters() {
    return (int) tokens.stream().filter(t -> t.kind() == TokenKind.PARAMETER).count();
  }

  /** The source between two tokens, the last one not included. */
  String source(int from, int to) {
    return source.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /** Parts from a token on, separated by commas outside of parentheses. */
  List<SqlText> parts(int from) {
    List<SqlText> parts = new ArrayList<>();
    int start = from;
    for (int i = from; i <= tokens.size(); i++) {
      if (i == tokens.size() || (tokens.get(i).symbol(",") && tokens.get(i).depth() == 0)) {
        parts.add(new SqlText(source, tokens.subList(start, i)));
        start = i + 1;
      }
    }
    return parts;
  }

  /** From a token to the end. */
  SqlText from(int index) {
    return new SqlText(source, tokens.subList(index, tokens.size()));
  }
}
