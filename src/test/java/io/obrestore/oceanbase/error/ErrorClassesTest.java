package io.obrestore.oceanbase.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorClassesTest {
  private static final String EMBEDDED = "/simulator/oceanbase-errors.tsv";
  private static final String CLASSES = "/oceanbase/error-classes.tsv";

  static Stream<List<String>> classRows() {
    return Tsv.rows(CLASSES).stream();
  }

  @ParameterizedTest
  @MethodSource("classRows")
  void everyErrorHasItsNumbersAndMeansWhatTheTableSays(List<String> row) {
    ObError error = ObError.valueOf(row.get(0));
    RefusedException refused = new RefusedException(error.errno(), "HY000", "words");

    assertThat(error.obCode()).isEqualTo(Integer.parseInt(row.get(1)));
    assertThat(error.errno()).isEqualTo(Integer.parseInt(row.get(2)));
    assertThat(Failures.classify(refused)).isEqualTo(ErrorClass.valueOf(row.get(3)));
  }

  @Test
  void theEmbeddedOceanBaseAnswersWithTheSameNumbers() {
    Set<String> known = classRows().map(row -> row.get(0)).collect(Collectors.toSet());

    assertThat(Tsv.rows(EMBEDDED))
        .filteredOn(row -> known.contains(row.get(0)))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            row -> {
              ObError error = ObError.valueOf(row.get(0));
              assertThat(error.obCode()).isEqualTo(Integer.parseInt(row.get(1)));
              assertThat(error.errno()).isEqualTo(Integer.parseInt(row.get(2)));
            });
  }

  @Test
  void theTableHasEachErrorOnce() {
    List<String> names = classRows().map(row -> row.get(0)).toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ObError.values()).map(Enum::name).toList());
  }

  @Test
  void errorsThatArriveUnderOneCodeHaveOneClass() {
    var classes =
        Arrays.stream(ObError.values())
            .collect(
                Collectors.groupingBy(
                    ObError::errno, Collectors.mapping(ObError::errorClass, Collectors.toSet())));

    assertThat(classes.values()).allSatisfy(set -> assertThat(set).hasSize(1));
  }

  @Test
  void noNumberOfOceanBaseIsListedTwice() {
    Set<Integer> seen = new HashSet<>();
    Set<ObError> twice = new TreeSet<>();
    for (ObError error : ObError.values()) {
      if (!seen.add(error.obCode())) {
        twice.add(error);
      }
    }

    assertThat(twice).isEmpty();
  }

  @Test
  void anErrorIsFoundByTheNumberInAJobsComment() {
    assertThat(ObError.ofObCode(4626)).contains(ObError.OB_RESOURCE_POOL_ALREADY_GRANTED);
    assertThat(ObError.ofObCode(4002)).contains(ObError.OB_INVALID_ARGUMENT);
    assertThat(ObError.ofObCode(1)).isEmpty();
  }
}
