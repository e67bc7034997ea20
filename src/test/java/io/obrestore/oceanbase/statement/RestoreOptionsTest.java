package io.obrestore.oceanbase.statement;

import static io.obrestore.oceanbase.statement.ReplicaType.FULL;
import static io.obrestore.oceanbase.statement.ReplicaType.READONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreOptionsTest {
  @Test
  void allOptionsStandInOneString() {
    RestoreOptions options =
        new RestoreOptions(
            List.of("p1", "p2"),
            List.of(new LocalityEntry(FULL, "zone1"), new LocalityEntry(READONLY, "zone2")),
            "RANDOM",
            2,
            true,
            null);

    assertThat(options.text())
        .isEqualTo(
            "pool_list=p1,p2&locality=FULL@zone1,READONLY@zone2&primary_zone=RANDOM"
                + "&concurrency=2&kms_encrypt=true");
  }

  @Test
  void whatIsNotGivenIsNotWritten() {
    assertThat(options("p1", "zone1", "zone1;zone2", null).text())
        .isEqualTo("pool_list=p1&locality=FULL@zone1&primary_zone=zone1;zone2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a=b", "a&b", "a,b", "a;b", "a@b", "池", "é", "a\tb", "\0"})
  void aNameThatTheStringCannotCarryIsAProblem(String name) {
    assertThat(options(name, "zone1", "RANDOM", null).check())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.option()).isEqualTo("pool_list"));
    assertThat(options("p1", name, "RANDOM", null).check())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.option()).isEqualTo("locality"));
    assertThatThrownBy(() -> options(name, "zone1", "RANDOM", null).text())
        .isInstanceOf(InvalidStatementException.class);
  }

  @Test
  void aStringWithoutProblemsIsReadBackOptionByOption() {
    qt().forAll(HostileTexts.any(), HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (pool, zone, primary) -> {
              RestoreOptions options = options(pool, zone, primary, null);
              if (options.check().isEmpty()) {
                assertThat(parse(options.text()))
                    .isEqualTo(
                        Map.of(
                            "pool_list", pool,
                            "locality", "FULL@" + zone,
                            "primary_zone", primary));
              }
            });
  }

  @Test
  void aValueMayHave1023BytesAndNotMore() {
    assertThat(options("p".repeat(1023), "z", "RANDOM", null).check()).isEmpty();
    assertThat(options("p".repeat(1024), "z", "RANDOM", null).check())
        .containsExactly(new OptionProblem("pool_list", "takes 1024 bytes or more"));
  }

  @Test
  void theWholeMayHave2047BytesAndNotMore() {
    String zone = "z".repeat(1000);
    int others = options("p", zone, "RANDOM", null).text().length() - 1;
    assertThat(options("p".repeat(2047 - others), zone, "RANDOM", null).check()).isEmpty();
    assertThat(options("p".repeat(2048 - others), zone, "RANDOM", null).check())
        .containsExactly(new OptionProblem("options", "take 2048 bytes or more"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101})
  void aConcurrencyBeyondItsRangeIsAProblem(int concurrency) {
    assertThat(options("p", "z", "RANDOM", concurrency).check())
        .containsExactly(new OptionProblem("concurrency", "is not between 0 and 100"));
  }

  @Test
  void optionsWithoutAPoolAreAProblem() {
    assertThat(new RestoreOptions(List.of(), List.of(), "RANDOM", null, false, null).check())
        .extracting(OptionProblem::option)
        .containsOnly("pool_list");
  }

  private static RestoreOptions options(
      String pool, String zone, String primaryZone, @Nullable Integer concurrency) {
    return new RestoreOptions(
        List.of(pool),
        List.of(new LocalityEntry(FULL, zone)),
        primaryZone,
        concurrency,
        false,
        null);
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    Arrays.stream(text.split("&", -1))
        .map(option -> option.split("=", -1))
        .forEach(option -> options.put(option[0], option[1]));
    return options;
  }
}
