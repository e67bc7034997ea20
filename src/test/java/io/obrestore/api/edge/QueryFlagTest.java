package io.obrestore.api.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFlagTest {
  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "TRUE", "t", "1", "yes", "on"})
  void whatClientsWriteForYesIsYes(String text) {
    assertThat(QueryFlag.parse("flag", text, false)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "FALSE", "f", "0", "no", "off"})
  void whatClientsWriteForNoIsNo(String text) {
    assertThat(QueryFlag.parse("flag", text, true)).isFalse();
  }

  @Test
  void missingAndEmptyAreTheDefault() {
    assertThat(QueryFlag.parse("flag", null, true)).isTrue();
    assertThat(QueryFlag.parse("flag", "", false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "2", " true", "truefalse", "null"})
  void anythingElseIsIllegal(String text) {
    assertThatThrownBy(() -> QueryFlag.parse("flag", text, true))
        .isInstanceOf(ApiException.class)
        .hasMessage("Common.IllegalArgument");
  }
}
