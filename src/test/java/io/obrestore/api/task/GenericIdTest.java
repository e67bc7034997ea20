package io.obrestore.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.obrestore.api.edge.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericIdTest {
  @Test
  void itIsADigitOneAndTheInstanceId() {
    assertThat(GenericId.of(4)).isEqualTo("14");
    assertThat(GenericId.parse("14")).isEqualTo(4);
    assertThat(GenericId.parse("1401")).isEqualTo(401);
  }

  @Test
  void everyIdIsReadAsItWasWritten() {
    qt().forAll(longs().between(0, Long.MAX_VALUE))
        .check(id -> GenericId.parse(GenericId.of(id)) == id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "4",
        "22130706433028869",
        "1x",
        "104",
        "100",
        "1-4",
        "1 4",
        "14 ",
        "1+4",
        "19223372036854775808",
        "199999999999999999999999",
        "1٤",
        "null",
      })
  void anythingElseIsNoId(String text) {
    assertThatThrownBy(() -> GenericId.parse(text))
        .isInstanceOf(ApiException.class)
        .hasMessage("Task.GenericID.Invalid");
  }
}
