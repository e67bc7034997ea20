package io.obrestore.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CorpusTest {
  private final StatementParser parser = new StatementParser(KernelErrors.load());

  @TestFactory
  Stream<DynamicTest> whatIsAcceptedIsCarriedOut() {
    return cases("ok").map(test -> DynamicTest.dynamicTest(test.toString(), () -> accept(test)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsRefusedIsRefusedWithTheKernelsNumber() {
    return CorpusCase.all().stream()
        .filter(CorpusCase::isRefused)
        .map(test -> DynamicTest.dynamicTest(test.toString(), () -> refuse(test)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsWellFormedIsUnderstood() {
    return CorpusCase.all().stream()
        .filter(test -> !test.verdict().equals("1064"))
        .map(test -> DynamicTest.dynamicTest(test.toString(), () -> understand(test)));
  }

  @Test
  void everyCaseIsRecognisedByItsLeadingWords() {
    assertThat(CorpusCase.all()).allMatch(test -> LeadingWords.recognised(test.sql()));
  }

  @Test
  void eachStatementHasTenAcceptedAndTenRefusedSpellings() {
    for (Path file : CorpusCase.files()) {
      List<CorpusCase> cases = CorpusCase.read(file);
      assertThat(cases.stream().filter(CorpusCase::isRefused)).as(file + "").hasSizeGreaterThan(9);
      assertThat(cases.stream().filter(test -> !test.isRefused()))
          .as(file + "")
          .hasSizeGreaterThan(9);
    }
  }

  private static Stream<CorpusCase> cases(String verdict) {
    return CorpusCase.all().stream().filter(test -> test.verdict().equals(verdict));
  }

  private static void accept(CorpusCase test) {
    try (Lab lab = Lab.instant()) {
      TestSession session = prepared(lab, test);
      lab.run(session, test.sql());
    }
  }

  private void refuse(CorpusCase test) {
    if (test.verdict().equals("1064")) {
      assertThatThrownBy(() -> parser.parse(test.sql(), test.mode()))
          .isInstanceOfSatisfying(
              KernelException.class, e -> assertThat(e.error().mysqlErrno()).isEqualTo(1064));
      return;
    }
    try (Lab lab = Lab.instant()) {
      TestSession session = prepared(lab, test);
      assertThat(lab.refusal(session, test.sql())).isEqualTo(Integer.parseInt(test.verdict()));
    }
  }

  private static TestSession prepared(Lab lab, CorpusCase test) {
    TestSession session = lab.session(test.mode());
    for (String line : test.setUp()) {
      String sql = line.substring(2);
      switch (line.charAt(0)) {
        case '+' -> lab.run(session, sql);
        case '~' -> assertThat(lab.refusal(session, sql)).isNotNegative();
        default -> lab.restoreWithoutWaiting(sql);
      }
    }
    return session;
  }

  private void understand(CorpusCase test) throws ReflectiveOperationException {
    KernelStatement statement = parser.parse(test.sql(), test.mode());
    for (String expected : test.understood()) {
      String field = expected.substring(0, expected.indexOf('='));
      Object value = statement.getClass().getDeclaredMethod(field).invoke(statement);
      assertThat(field + "=" + value).isEqualTo(expected);
    }
  }
}
