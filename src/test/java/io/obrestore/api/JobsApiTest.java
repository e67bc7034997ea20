package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients see of restore jobs: of ours, and of those that somebody else began. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class JobsApiTest implements RunningService {
  private static final String DATA = "file:///data/backup/data";
  private static final String KEYS = "?host=h&access_id=idMARKED&access_key=keyMARKED";

  private final Database database;

  @Inject
  JobsApiTest(Database database) {
    this.database = database;
  }

  private static JsonPath overview(String tenant) {
    return given()
        .get("/api/v1/tenant/" + tenant + "/restore/overview")
        .then()
        .statusCode(OK)
        .extract()
        .jsonPath();
  }

  private static JsonPath tasks(String query) {
    return given().get("/api/v1/restore/tasks" + query).then().statusCode(OK).extract().jsonPath();
  }

  private void foreignRestore(String tenant, String data) throws SQLException {
    database.execute(
        "CREATE RESOURCE POOL `f_%s` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone2')"
            .formatted(tenant));
    database.execute(
        "ALTER SYSTEM RESTORE `%s` FROM '%s' WITH 'pool_list=f_%s'"
            .formatted(tenant, data, tenant));
  }

  @Test
  void anEndedRestoreOfOursIsShownWithItsDag() {
    JsonPath dag = Restores.run(Restores.request("ended1", DATA, ""));

    JsonPath job = overview("ENDED1");

    assertThat(job.getString("data.dag_id")).isEqualTo(dag.getString("data.id"));
    assertThat(job.getLong("data.job_id"))
        .isEqualTo(dag.getLong("data.additional_data.restore_job_id"));
    assertThat(job.getString("data.status")).isEqualTo("SUCCESS");
    assertThat(job.getLong("data.tenant_id")).isEqualTo(1);
    assertThat(job.getLong("data.tablet_count")).isPositive();
    assertThat(job.getString("data.backup_data_uri")).isEqualTo(DATA);
    assertThat(job.getString("data.backup_log_uri")).isEqualTo(DATA);
    assertThat(job.getString("data.description")).startsWith("obrestore:");
    assertThat(job.getLong("data.backup_cluster_version")).isPositive();
    assertThat(OffsetDateTime.parse(job.getString("data.finish_timestamp")))
        .isAfterOrEqualTo(OffsetDateTime.parse(job.getString("data.start_timestamp")));
  }

  @Test
  void aFailedOneHasOceanBasesComment() {
    Restores.run(Restores.request("failed1", "file:///data/backup/broken", ""));

    JsonPath job = overview("failed1");

    assertThat(job.getString("data.status")).isEqualTo("FAIL");
    assertThat(job.getString("data.comment")).contains("-9129");
  }

  @Test
  void aRunningOneHasTheProgressOfItsTenantsRow() {
    String id = Restores.start(Restores.request("running1", "file:///data/backup/huge", ""));
    Restores.until(id, dag -> dag.getInt("data.stage") == 3);

    JsonPath job = counted("running1");

    assertThat(job.getString("data.dag_id")).isEqualTo(id);
    assertThat(job.getString("data.status")).doesNotContain("SUCCESS", "FAIL");
    assertThat(job.getLong("data.tablet_count")).isEqualTo(40_000);
    assertThat(job.getLong("data.total_bytes")).isGreaterThanOrEqualTo(1_000_000_000_000L);
    assertThat(job.getString("data.total_bytes_display")).isNotEmpty();
    assertThat(job.getString("data.finish_timestamp")).isEmpty();
    assertThat(tasks("?page=1&size=1").getLong("data.contents[0].job_id"))
        .as("running ones come first")
        .isEqualTo(job.getLong("data.job_id"));
    Restores.operate(id, "CANCEL");
    Restores.operate(id, "ROLLBACK");
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
  }

  /** Counts are 0 until OceanBase knows the totals. */
  private static JsonPath counted(String tenant) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonPath job = overview(tenant);
    while (job.getLong("data.tablet_count") == 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      job = overview(tenant);
    }
    return job;
  }

  @Test
  void theNewestOfSeveralCounts() {
    Restores.run(Restores.request("twice", "file:///data/backup/broken", ""));
    JsonPath failed = overview("twice");
    Restores.operate(failed.getString("data.dag_id"), "RETRY");
    Restores.ended(failed.getString("data.dag_id"));

    assertThat(overview("twice").getLong("data.job_id"))
        .isGreaterThan(failed.getLong("data.job_id"));
    assertThat(overview("twice").getString("data.status")).isEqualTo("SUCCESS");
  }

  @Test
  void aForeignRestoreIsShownWithoutItsKeys() throws SQLException {
    String uri = "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/";
    foreignRestore("foreign1", uri + "data" + KEYS + "," + uri + "clog" + KEYS);

    JsonPath job = overview("foreign1");

    assertThat(job.getString("data.dag_id")).isNull();
    assertThat(job.getString("data.backup_data_uri")).isEqualTo(uri + "data?host=h");
    assertThat(job.getString("data.backup_log_uri")).isEqualTo(uri + "clog?host=h");
    assertThat(job.prettify() + tasks("").prettify())
        .doesNotContain("MARKED", "access_", "encrypt_key");
  }

  @ParameterizedTest
  @CsvSource({"nobody", "shop", "sys"})
  void aTenantThatWasNeverRestoredHasNoOverview(String tenant) {
    given()
        .get("/api/v1/tenant/" + tenant + "/restore/overview")
        .then()
        .statusCode(404)
        .body("error.errCode", equalTo("Common.NotFound"));
  }

  @Test
  void pagesCoverAllJobsOnceNewestFirst() {
    for (int i = 0; i < 3; i++) {
      Restores.run(Restores.request("page" + i, DATA, ""));
    }
    List<Integer> all = tasks("").getList("data.contents.job_id");
    JsonPath first = tasks("?page=1&size=2");
    int pages = (all.size() + 1) / 2;

    assertThat(first.getInt("data.page.number")).isEqualTo(1);
    assertThat(first.getInt("data.page.size")).isEqualTo(2);
    assertThat(first.getInt("data.page.total_elements")).isEqualTo(all.size());
    assertThat(first.getInt("data.page.total_pages")).isEqualTo(pages);
    var paged = new ArrayList<Integer>();
    for (int number = 1; number <= pages; number++) {
      paged.addAll(tasks("?size=2&page=" + number).getList("data.contents.job_id"));
    }
    assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
    assertThat(tasks("?size=2&page=999").getList("data.contents")).isEmpty();
    assertThat(tasks("?page=0&size=0").getMap("data.page"))
        .containsEntry("number", 1)
        .containsEntry("size", 500);
  }

  @Test
  void theDatabaseFiltersByStatusAndTime() {
    Restores.run(Restores.request("filter1", DATA, ""));
    Restores.run(Restores.request("filter2", "file:///data/backup/broken", ""));
    String began = overview("filter2").getString("data.start_timestamp");
    String escaped = began.replace("+", "%2B");

    assertThat(tasks("?status=fail").<String>getList("data.contents.status")).containsOnly("FAIL");
    assertThat(tasks("?status=SUCCESS, fail,").<String>getList("data.contents.status"))
        .contains("FAIL", "SUCCESS");
    assertThat(tasks("?status=NONE").getList("data.contents")).isEmpty();
    JsonPath only =
        given()
            .urlEncodingEnabled(false)
            .get("/api/v1/restore/tasks?start_time=" + escaped + "&end_time=" + escaped)
            .jsonPath();
    assertThat(only.<String>getList("data.contents.restore_tenant_name"))
        .containsExactly("filter2");
    assertThat(only.getInt("data.page.total_elements")).isEqualTo(1);
    assertThat(tasks("?start_time=2100-01-01T00:00:00Z").getList("data.contents")).isEmpty();
    assertThat(tasks("?end_time=2000-01-01T00:00:00Z").getInt("data.page.total_pages")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"start_time, yesterday", "end_time, 2024-13-01T00:00:00Z", "page, x", "size, 1.5"})
  void aQueryThatCannotBeReadIsRefusedByName(String name, String value) {
    given()
        .queryParam(name, value)
        .get("/api/v1/restore/tasks")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Common.IllegalArgument"))
        .body("error.message", org.hamcrest.Matchers.containsString("'" + name + "'"));
  }
}
