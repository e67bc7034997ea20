package io.obrestore.restore.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every phrase there is, found by its type: no list of them has to be kept. */
class MessagesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?([a-zA-Z%])");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Found once: all classes of the project are read for it. */
  private static final List<Phrase> PHRASES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("io.obrestore")
              .stream()
              .filter(type -> type.isEnum() && type.isAssignableTo(Phrase.class))
              .map(JavaClass::reflect)
              .flatMap(type -> Stream.of(Objects.requireNonNull(type.getEnumConstants())))
              .map(Phrase.class::cast)
              .toList();

  static List<Phrase> phrases() {
    return PHRASES;
  }

  @Test
  void everyErrorCodeAndRuleIsAPhraseAndNoneIsUntranslatedOrTranslatedWithoutBeing()
      throws IOException {
    List<String> keys = phrases().stream().map(Phrase::key).toList();

    assertThat(keys)
        .contains(
            "ErrorCode.BUSY", "Detail.NOT_JSON", "Rule.REQUIRED", "Why.RANGE", "Remark.LATEST")
        .doesNotHaveDuplicates();
    assertThat(chinese().stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void bothLanguagesSayTheSameThings(Phrase phrase) {
    String english = Bundles.text(phrase, Language.ENGLISH);
    String chinese = Bundles.text(phrase, Language.CHINESE);

    assertThat(english).isNotBlank();
    assertThat(placeholders(chinese)).isEqualTo(placeholders(english));
    assertThat(HAN.matcher(english).find()).isFalse();
    assertThat(chinese).isNotEqualTo(english);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void everyPhraseCanBeFilledIn(Phrase phrase) {
    Object[] names = IntStream.range(1, 6).mapToObj(i -> "<" + i + ">").toArray();
    int wanted = placeholders(phrase.english()).size();

    for (Language language : Language.values()) {
      String said = phrase.with(names).in(language);
      assertThat(said).doesNotContain("%");
      for (int i = 0; i < wanted; i++) {
        assertThat(said).contains(String.valueOf(names[i]));
      }
    }
  }

  @Test
  void aPartIsSaidInTheLanguageOfTheWhole() {
    Phrase whole = phrase("ErrorCode.BIND_JSON_FAILED");
    Message message = whole.with(phrase("Detail.NOT_JSON").with());

    assertThat(message.in(Language.CHINESE)).isEqualTo("无法读取请求体：不是格式正确的 JSON");
    assertThat(message.english())
        .isEqualTo(message.toString())
        .isEqualTo("The request body cannot be read: it is not well-formed JSON");
  }

  private static Phrase phrase(String key) {
    return phrases().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  /** Which arguments a text shows. */
  private static Set<Integer> placeholders(String text) {
    Set<Integer> shown = new TreeSet<>();
    Matcher found = PLACEHOLDER.matcher(text);
    int next = 1;
    while (found.find()) {
      assertThat(found.group(2)).as(text).isEqualTo("s");
      shown.add(found.group(1) == null ? next++ : Integer.parseInt(found.group(1)));
    }
    return shown;
  }

  private static Properties chinese() throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                MessagesTest.class.getResourceAsStream("/messages/messages_zh.properties")),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
