package io.obrestore.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import org.junit.jupiter.api.Test;
import org.quicktheories.WithQuickTheories;
import org.quicktheories.core.Gen;

class SyntaxTest implements WithQuickTheories {
  private static final SqlMode PLAIN = new SqlMode(false, false);
  private final StatementParser parser = new StatementParser(KernelErrors.load());

  @Test
  void theRefusalQuotesTheTextFromTheOffendingTokenAndItsLine() {
    assertThatThrownBy(() -> parser.parse("DROP RESOURCE\nPOOL 'p1' x", PLAIN))
        .isInstanceOf(KernelException.class)
        .hasMessage(
            "You have an error in your SQL syntax; check the manual that corresponds to your"
                + " OceanBase version for the right syntax to use near ''p1' x' at line 2");
  }

  @Test
  void theRefusalOfAnUnfinishedStatementQuotesNothing() {
    assertThatThrownBy(() -> parser.parse("DROP TENANT", PLAIN))
        .hasMessageEndingWith("near '' at line 1");
  }

  @Test
  void escapesMeanControlCharacters() {
    assertThat(password("'\\n\\t\\r\\b\\0\\Z'", PLAIN)).isEqualTo("\n\t\r\b\0\032");
  }

  @Test
  void anyTextQuotedWithBackslashesAndDoubledQuotesComesBack() {
    qt().forAll(texts())
        .check(
            text ->
                password("'" + text.replace("\\", "\\\\").replace("'", "''") + "'", PLAIN)
                    .equals(text));
  }

  @Test
  void anyTextWithQuotesDoubledComesBackWithoutBackslashEscapes() {
    SqlMode mode = new SqlMode(true, false);
    qt().forAll(texts())
        .check(text -> password("'" + text.replace("'", "''") + "'", mode).equals(text));
  }

  @Test
  void anyNameInBackticksComesBack() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 40))
        .check(
            text ->
                parser
                    .parse("DROP RESOURCE POOL `" + text.replace("`", "``") + "`", PLAIN)
                    .equals(new KernelStatement.DropResourcePool(text, false)));
  }

  @Test
  void anyTextAtAllIsReadOrRefusedWith1064() {
    qt().forAll(texts()).check(text -> readOrRefused("ALTER SYSTEM RESTORE " + text));
  }

  @Test
  void otherStatementsAreNotRecognised() {
    assertThat(
            new String[] {
              "SELECT 1",
              "SET @kms_encrypt_info = 'x'",
              "SET NAMES utf8mb4",
              "SET DECRYPTION = 'a variable'",
              "SET DECRYPTION /* too */ := 1",
              "CREATE TABLE alter_system (a INT)",
              "/* ALTER SYSTEM */ SELECT 1",
              "",
              "ALTER",
              "DROP TABLE resource"
            })
        .noneMatch(LeadingWords::recognised);
  }

  private boolean readOrRefused(String sql) {
    try {
      parser.parse(sql, PLAIN);
      return true;
    } catch (KernelException e) {
      return e.error().mysqlErrno() == 1064;
    }
  }

  private String password(String literal, SqlMode mode) {
    KernelStatement statement = parser.parse("SET DECRYPTION IDENTIFIED BY " + literal, mode);
    return ((KernelStatement.SetDecryption) statement).passwords().get(0);
  }

  private Gen<String> texts() {
    return strings().allPossible().ofLengthBetween(0, 40);
  }
}
