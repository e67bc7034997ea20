package io.obrestore.simulator.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import io.obrestore.oceanbase.statement.HostileTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {
  private static final SqlMode STANDARD = SqlMode.of("");
  private static final SqlMode PLAIN = SqlMode.of("NO_BACKSLASH_ESCAPES,ANSI_QUOTES");

  /** The middle one of {@code SELECT x , 1}. */
  private static Token quoted(String quotedText, SqlMode mode) {
    List<Token> tokens = Lexer.tokens("SELECT " + quotedText + ", 1", mode);
    assertThat(tokens).hasSize(4);
    return tokens.get(1);
  }

  @Test
  void aQuotedTextIsReadBack() {
    qt().forAll(HostileTexts.any())
        .checkAssert(
            text -> {
              String escaped = text.replace("\\", "\\\\").replace("'", "''");
              Token token = quoted("'" + escaped + "'", STANDARD);
              assertThat(token.kind()).isEqualTo(TokenKind.STRING);
              assertThat(token.text()).isEqualTo(text);
            });
  }

  @Test
  void withoutBackslashEscapesOnlyQuotesAreDoubled() {
    qt().forAll(HostileTexts.any())
        .checkAssert(
            text -> {
              Token string = quoted("'" + text.replace("'", "''") + "'", PLAIN);
              Token name = quoted('"' + text.replace("\"", "\"\"") + '"', PLAIN);
              assertThat(string.text()).isEqualTo(text);
              assertThat(name.kind()).isEqualTo(TokenKind.QUOTED_NAME);
              assertThat(name.text()).isEqualTo(text);
            });
  }

  @Test
  void aQuotedNameIsReadBack() {
    qt().forAll(HostileTexts.any())
        .checkAssert(
            text -> {
              Token token = quoted('`' + text.replace("`", "``") + '`', STANDARD);
              assertThat(token.kind()).isEqualTo(TokenKind.QUOTED_NAME);
              assertThat(token.text()).isEqualTo(text);
            });
  }

  @Test
  void anyTextIsCutInOrderOrRefused() {
    qt().forAll(HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (one, other) -> {
              inOrder(one + " " + other, STANDARD);
              inOrder(one + other, PLAIN);
            });
  }

  private static void inOrder(String source, SqlMode mode) {
    List<Token> tokens;
    try {
      tokens = Lexer.tokens(source, mode);
    } catch (SqlSyntaxException e) {
      assertThat(e.position()).isBetween(0, source.length());
      return;
    }
    int end = 0;
    for (Token token : tokens) {
      assertThat(token.start()).isGreaterThanOrEqualTo(end);
      assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(source.length());
      end = token.end();
    }
  }

  @Test
  void escapesStandForWhatTheKernelReads() {
    assertThat(quoted("'\\0\\b\\n\\r\\t\\Z\\x\\\\\\'\\\"'", STANDARD).text())
        .isEqualTo("\0\b\n\r\t\u001ax\\'\"");
    assertThat(quoted("'\\%\\_'", STANDARD).text()).isEqualTo("\\%\\_");
  }

  @Test
  void commentsAreLeftOutAndOpenOnesRefused() {
    assertThat(Lexer.tokens("SELECT /* ' */ 1 -- '\n # `\n", STANDARD)).hasSize(2);
    assertThat(Lexer.tokens("/*!40101 SET */ x", STANDARD)).hasSize(2);
    assertThatThrownBy(() -> Lexer.tokens("SELECT /* 1", STANDARD))
        .isInstanceOf(SqlSyntaxException.class);
  }
}
