package io.obrestore.oceanbase.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotingTest {
  @Test
  void anIdentifierArrivesAsItWas() {
    qt().forAll(HostileTexts.any())
        .checkAssert(name -> assertOneValue(Quoting.identifier(name), name));
  }

  @Test
  void aLiteralArrivesAsItWas() {
    qt().forAll(HostileTexts.any())
        .checkAssert(value -> assertOneValue(Quoting.literal(value), value));
  }

  @Test
  void literalsSideBySideStayApart() {
    qt().forAll(HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (one, two) ->
                assertThat(SqlDecoder.decode(Quoting.literals(List.of(one, two))))
                    .isEqualTo(new SqlDecoder.Decoded("?, ?", List.of(one, two))));
  }

  @Test
  void anEmptyLiteralIsALiteral() {
    assertThat(Quoting.literal("")).isEqualTo("''");
  }

  @Test
  void anEmptyNameIsRefused() {
    assertThatThrownBy(() -> Quoting.identifier("")).isInstanceOf(InvalidStatementException.class);
  }

  @Test
  void aNulIsRefused() {
    assertThatThrownBy(() -> Quoting.identifier("a\0b"))
        .isInstanceOf(InvalidStatementException.class);
    assertThatThrownBy(() -> Quoting.literal("a\0b")).isInstanceOf(InvalidStatementException.class);
  }

  @Test
  void halfASurrogatePairIsRefusedWithoutQuotingTheValue() {
    assertThatThrownBy(() -> Quoting.literal("pass\ud83dword"))
        .isInstanceOf(InvalidStatementException.class)
        .hasMessageNotContaining("pass");
  }

  private static void assertOneValue(String sql, String value) {
    assertThat(SqlDecoder.decode(sql)).isEqualTo(new SqlDecoder.Decoded("?", List.of(value)));
  }
}
