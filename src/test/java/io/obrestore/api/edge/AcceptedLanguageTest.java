package io.obrestore.api.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.restore.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedLanguageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zh",
        "ZH",
        "zh-CN",
        "zh-cn",
        "zh-Hans",
        "zh-Hans-CN",
        "zh-TW",
        "zh;q=0.1",
        "zh-CN,zh;q=0.9,en;q=0.8",
        "en;q=0.5, zh",
        "en;q=0.5, zh;q=0.8",
        "fr, zh;q=0.5",
        "fr-CH, fr;q=0.9, zh;q=0.7, *;q=0.5",
        "en;q=0, zh;q=0.001",
        " zh , en ;q=0.3"
      })
  void chineseIsAnsweredToWhoLikesItBest(String header) {
    assertThat(AcceptedLanguage.of(header)).isEqualTo(Language.CHINESE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "en",
        "en-US,en;q=0.9,zh;q=0.8",
        "en, zh",
        "fr",
        "*",
        "*, zh;q=0.5",
        "zh;q=0",
        "zh;q=2",
        "zh;q=x",
        "zh_CN",
        "zhx",
        "zha-CN",
        "de, zh;q=0, *;q=0.1",
        ",",
        ";q=1",
        "中文",
        "\u0000"
      })
  void englishIsAnsweredToEverybodyElse(String header) {
    assertThat(AcceptedLanguage.of(header)).isEqualTo(Language.ENGLISH);
  }

  @Test
  void aMissingHeaderMeansEnglishAndSoDoesOneThatIsMeantToCost() {
    assertThat(AcceptedLanguage.of(null)).isEqualTo(Language.ENGLISH);
    assertThat(AcceptedLanguage.of("zh" + ",zh-CN".repeat(10_000))).isEqualTo(Language.ENGLISH);
  }
}
