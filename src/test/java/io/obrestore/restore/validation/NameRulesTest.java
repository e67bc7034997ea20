package io.obrestore.restore.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
  private static final String ALLOWED =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_~#+";

  @ParameterizedTest
  @ValueSource(strings = {"rt2", "a", "A-b_c~d#e+f", "-", "9", "system", "all_users", "sys_"})
  void aNameOceanBaseTakesIsTaken(String name) {
    assertThat(NameRules.tenant("f", name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', TENANT_NAME_EMPTY",
    "sys, SYS_TENANT",
    "Sys, SYS_TENANT",
    "all, TENANT_NAME_INVALID",
    "ALL_user, TENANT_NAME_INVALID",
    "all_META, TENANT_NAME_INVALID",
    "a b, TENANT_NAME_INVALID",
    "a`b, TENANT_NAME_INVALID",
    "a$b, TENANT_NAME_INVALID",
    "ä, TENANT_NAME_INVALID",
    "a., TENANT_NAME_INVALID",
  })
  void anyOtherIsRefusedByItsOwnRule(String name, Rule rule) {
    assertThat(NameRules.tenant("f", name))
        .hasValueSatisfying(fault -> assertThat(fault.rule()).isEqualTo(rule));
  }

  @ParameterizedTest
  @CsvSource({
    "a b, a b",
    "'<a>', '<a>'",
    "租户 ä, 租户 ä",
    "'a\r\nb\u2028c\u202ed\u0000', 'a??b?c?d?'",
    "'a\ud83d', 'a?'"
  })
  void whatIsRefusedIsShownAsFarAsItCanBeRead(String name, String shown) {
    assertThat(NameRules.tenant("f", name))
        .hasValueSatisfying(
            fault ->
                assertThat(fault.message())
                    .isEqualTo(
                        "The tenant name '%s' is invalid:"
                            + " only letters, digits and -_~#+ are allowed",
                        shown));
  }

  @Test
  void oneThatIsTooLongIsShownInPart() {
    assertThat(NameRules.tenant("f", "\ud83d\ude00".repeat(64)).orElseThrow().message())
        .contains("'" + "\ud83d\ude00".repeat(63) + "...'");
    assertThat(NameRules.tenant("f", "a".repeat(64)).orElseThrow().message())
        .contains("'" + "a".repeat(63) + "...'", "63");
  }

  @Test
  void sixtyThreeBytesAreTheMost() {
    assertThat(NameRules.tenant("f", "a".repeat(63))).isEmpty();
    assertThat(NameRules.tenant("f", "a".repeat(64))).isPresent();
  }

  @Test
  void aLineFeedAtItsEndIsRefused() {
    assertThat(NameRules.tenant("f", "rt2\n")).isPresent();
  }

  @Test
  void aNameIsTakenExactlyWhenItHoldsOnlyTheLettersOfTheContract() {
    qt().forAll(strings().ascii().ofLengthBetween(1, 2))
        .check(
            name ->
                NameRules.tenant("f", name).isEmpty()
                    == name.chars().allMatch(c -> ALLOWED.indexOf(c) >= 0));
  }

  @Test
  void aNameFitsOptionsExactlyWhenItHoldsNothingThatPartsThem() {
    qt().forAll(strings().ascii().ofLengthBetween(1, 2))
        .check(
            name ->
                NameRules.fitsOptions(name)
                    == name.chars().allMatch(c -> c > ' ' && c < 0x7f && "=&,;@".indexOf(c) < 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zone1", "a.b", "Zone-1", "z:1", "(z)", "'"})
  void anOrdinaryNameFitsOptions(String name) {
    assertThat(NameRules.fitsOptions(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a=b", "a&b", "a,b", "a;b", "a@b", "zürich", "a\tb"})
  void aNameThatWouldPartTheOptionsDoesNotFit(String name) {
    assertThat(NameRules.fitsOptions(name)).isFalse();
  }
}
