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
  private static final String LIST = "/simulator/oceanbase-errors.tsv";
  private static final String CLASSES = "/oceanbase/error-classes.tsv";

  /** What the embedded OceanBase answers to other clients: mistakes in statements. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "OB_BAD_NULL_ERROR",
          "OB_DATA_OUT_OF_RANGE",
          "OB_DIVISION_BY_ZERO",
          "OB_ERR_BAD_TABLE",
          "OB_ERR_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION",
          "OB_ERR_COULUMN_VALUE_NOT_MATCH",
          "OB_ERR_DB_DROP_EXISTS",
          "OB_ERR_FUNCTION_UNKNOWN",
          "OB_ERR_INCORRECT_GLOBAL_LOCAL_VAR",
          "OB_ERR_MULTIPLE_PRI_KEY",
          "OB_ERR_NET_PACKET_TOO_LARGE",
          "OB_ERR_NO_DEFAULT_FOR_FIELD",
          "OB_ERR_PREPARE_STMT_NOT_FOUND",
          "OB_ERR_TRUNCATED_WRONG_VALUE",
          "OB_ERR_TRUNCATED_WRONG_VALUE_FOR_FIELD",
          "OB_ERR_UNKNOWN_CHARSET",
          "OB_ERR_UNKNOWN_TIME_ZONE",
          "OB_ERR_WRONG_TYPE_FOR_VAR",
          "OB_ER_UNSUPPORTED_PS",
          "OB_NON_UNIQ_ERROR",
          "OB_OBJ_TYPE_ERROR",
          "OB_UNKNOWN_PACKET");

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

  /** OceanBase's list, with the clients' mistakes that the embedded one answers besides. */
  static Stream<List<String>> listed() {
    return Tsv.rows(LIST).stream();
  }

  @ParameterizedTest
  @MethodSource("listed")
  void everyErrorOfOceanBasesListIsClassedOrNoStatementOfTheServiceMeetsIt(List<String> row) {
    String name = row.get(0);
    int errno = Integer.parseInt(row.get(2));
    if (NOT_OURS.contains(name)) {
      assertThat(ObError.values()).extracting(Enum::name).doesNotContain(name);
      return;
    }
    ObError error = ObError.valueOf(name);

    assertThat(error.obCode()).isEqualTo(Integer.parseInt(row.get(1)));
    assertThat(error.errno()).isEqualTo(errno);
    assertThat(new RefusedException(errno, row.get(3), row.get(4)).errorClass())
        .as("whatever its state and words are")
        .isEqualTo(error.errorClass());
  }

  @Test
  void theListHasEveryErrorOfTheTable() {
    assertThat(listed().map(row -> row.get(0)).filter(name -> !NOT_OURS.contains(name)))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ObError.values()).map(Enum::name).toList());
  }

  @Test
  void everyClassHasItsReason() {
    assertThat(classRows()).allSatisfy(row -> assertThat(row.get(4)).isNotBlank());
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
