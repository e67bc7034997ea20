package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What could be restored, asked before anything is. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class SourceApiTest implements RunningService {
  private static final String SHOP =
      """
      {"data_backup_uri": "file:///data/backup/data", "archive_log_uri": "file:///data/backup/clog"}""";

  private final Database database;

  @Inject
  SourceApiTest(Database database) {
    this.database = database;
  }

  private static Response ask(String what, String body) {
    return given().contentType("application/json").body(body).post("/api/v1/restore/" + what);
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  @Test
  void theSampleHasTwoWindowsAndEachEndOfThemCanBeRestoredTo() throws SQLException {
    JsonPath answer = ask("windows", SHOP).then().statusCode(OK).extract().jsonPath();

    List<String> starts = answer.getList("data.restore_windows.start_time");
    List<String> ends = answer.getList("data.restore_windows.end_time");
    assertThat(starts).hasSize(2);
    assertThat(instant(ends.get(0))).isBefore(instant(starts.get(1)));
    int number = 0;
    for (String moment : List.of(starts.get(0), ends.get(0), starts.get(1), ends.get(1))) {
      String body =
          Restores.request(
              "edge" + number++,
              "file:///data/backup/data",
              ", \"archive_log_uri\": \"file:///data/backup/clog\", \"time_stamp\": \""
                  + moment
                  + "\"");
      assertThat(Restores.run(body).getString("data.state")).as(moment).isEqualTo("SUCCEED");
    }
  }

  /** As the SDKs ask: a GET with a body. */
  @Test
  void aGetWithABodyIsAnsweredLikeAPost() {
    List<Object> posted = ask("windows", SHOP).jsonPath().getList("data.restore_windows");

    assertThat(
            given()
                .contentType("application/json")
                .body(SHOP)
                .get("/api/v1/restore/windows")
                .then()
                .statusCode(OK)
                .extract()
                .jsonPath()
                .<Object>getList("data.restore_windows"))
        .isEqualTo(posted);
    given()
        .get("/api/v1/restore/windows")
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Common.BindJsonFailed"));
  }

  @Test
  void theSourceIsNamed() {
    JsonPath answer = ask("source-tenant-info", SHOP).then().statusCode(OK).extract().jsonPath();

    assertThat(answer.getString("data.tenant_name")).isEqualTo("shop");
    assertThat(answer.getString("data.cluster_name")).isEqualTo("obcluster");
    assertThat(answer.getList("data.restore_windows.restore_windows")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows", "source-tenant-info"})
  void aBackupOfAnotherClusterNeedsTheProgram(String what) {
    ask(what, "{\"data_backup_uri\": \"oss://elsewhere/data?access_key=keyMARKED\"}")
        .then()
        .statusCode(500)
        .body("error.errCode", equalTo("Environment.WithoutObAdmin"))
        .body("error.message", containsString("obrestore.ob-admin.path"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | Common.BindJsonFailed | data_backup_uri
          {"data_backup_uri": null} | Common.BindJsonFailed | data_backup_uri
          {"data_backup_uri": 5} | Common.BindJsonFailed | data_backup_uri
          {"data_backup_uri": ""} | OB.Restore.Uri.Invalid | data_backup_uri
          {"data_backup_uri": "ftp://x"} | OB.Restore.Uri.Invalid | data_backup_uri
          {"data_backup_uri": "oss://x", "archive_log_uri": "a,b"} | OB.Restore.Uri.Invalid | archive_log_uri
          {"data_backup_uri": "oss://x", "archive_log_uri": []} | Common.BindJsonFailed | archive_log_uri
          """)
  void aPlaceThatCannotBeIsRefusedByItsField(String body, String code, String field) {
    ask("windows", body)
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo(code))
        .body("error.subErrors.field", equalTo(List.of(field)));
  }

  @Test
  void theWholeOfADroppedTenantsBackupIsStillKnown() throws SQLException {
    assertThat(database.rows("SELECT TENANT_ID FROM oceanbase.CDB_OB_BACKUP_SET_FILES"))
        .isNotEmpty();
    JsonPath answer =
        ask("source-tenant-info", "{\"data_backup_uri\": \"file:///data/backup/old\"}")
            .then()
            .statusCode(OK)
            .extract()
            .jsonPath();
    assertThat(answer.getList("data.restore_windows.restore_windows")).isNotEmpty();
  }
}
