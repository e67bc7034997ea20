package io.obrestore.dag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToldTest {
  private final Told told = new Told();

  @Test
  void aRefusalThatComesAgainWithAnotherTimeAndTraceIdIsToldOnce() {
    assertThat(told.first("[4012] Timeout\n[127.0.0.1:2882] [2026-12-01 02:40:00.000001] [Y1-1]"))
        .isTrue();
    assertThat(told.first("[4012] Timeout\n[127.0.0.1:2882] [2026-12-01 02:40:05.000002] [Y1-2]"))
        .isFalse();
    assertThat(told.first("[4038] not master")).isTrue();

    told.clear();

    assertThat(told.first("[4012] Timeout")).isTrue();
    assertThat(told.first("")).isTrue();
  }
}
