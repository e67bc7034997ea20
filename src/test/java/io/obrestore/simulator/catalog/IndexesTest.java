package io.obrestore.simulator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.admin.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexesTest {
  private static final String JOBS =
      "EXPLAIN SELECT * FROM oceanbase.%s WHERE tenant_id = 1 AND restore_tenant_name <> ''"
          + " ORDER BY tenant_id%s, start_timestamp%s, job_id%s LIMIT 10 OFFSET 5";

  private final Lab lab = Lab.instant();

  @AfterEach
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cdb_ob_restore_history", "cdb_ob_restore_progress"})
  void pagesOfJobsComeFromAnIndexFromEitherEnd(String view) {
    assertThat(plan(JOBS.formatted(view, " DESC", " DESC", " DESC")))
        .contains("/* index sorted */");
    assertThat(plan(JOBS.formatted(view, "", "", ""))).contains("/* index sorted */");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cdb_ob_restore_history", "cdb_ob_restore_progress"})
  void aJobIsFoundByItsNumber(String view) {
    assertThat(plan("EXPLAIN SELECT * FROM oceanbase." + view + " WHERE job_id = 7"))
        .contains("job_id = ");
  }

  private String plan(String sql) {
    return String.join("\n", lab.rows(sql));
  }
}
