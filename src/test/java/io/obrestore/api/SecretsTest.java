package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret of a request reaches no answer, no log line and no row in the clear. */
@QuarkusTest
class SecretsTest implements RunningService {
  private static final String MARK = "MARKED";
  private static final String KEYS = "&access_id=idMARKED&access_key=keyMARKED";
  private static final String PASSWORDS =
      """
      , "archive_log_uri": "%s", "decryption": ["pwdMARKED", "p'w\\"d\\\\MARKED"],
      "kms_encrypt_info": "kmsMARKED"\
      """;
  private static final String SEED =
      "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/%s?host=oss-cn-hangzhou.aliyuncs.com"
          + KEYS;

  private final Database database;
  private final List<String> seen = new ArrayList<>();

  @Inject
  SecretsTest(Database database) {
    this.database = database;
  }

  @Test
  void aRestoreThatSucceedsShowsNone() throws SQLException {
    assertNoneShown(
        Restores.request(
            "secret1", SEED.formatted("data"), PASSWORDS.formatted(SEED.formatted("clog"))),
        "SUCCEED");
  }

  @Test
  void aRestoreWhoseJobFailsShowsNone() throws SQLException {
    String uri = "file:///data/backup/broken?x=y" + KEYS;

    assertNoneShown(Restores.request("secret2", uri, PASSWORDS.formatted(uri)), "FAILED");
  }

  @Test
  void aRestoreThatOceanBaseRefusesShowsNone() throws SQLException {
    String uri = "s3://no/such/place?host=h" + KEYS;

    assertNoneShown(Restores.request("secret3", uri, PASSWORDS.formatted(uri)), "FAILED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETRY", "ROLLBACK", "PASS", "CANCEL"})
  void whatIsDoneWithAFailedRestoreShowsNone(String operator) throws SQLException {
    String uri = "file:///data/backup/broken?x=y" + KEYS;
    String tenant = "secret_" + operator.toLowerCase(Locale.ROOT);
    try (var log = new LogCapture()) {
      String id =
          Restores.run(Restores.request(tenant, uri, PASSWORDS.formatted(uri))).get("data.id");
      seen.add(Restores.operate(id, operator).asString());
      seen.add(Restores.operate(id, operator).asString());
      seen.add(Restores.ended(id).prettify());
      seen.add(given().get("/api/v1/task/dags/ob").asString());
      assertThat(seen).noneMatch(text -> text.contains(MARK));
      assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(MARK));
    }
    assertNoneStored();
  }

  @Test
  void aRestoreThatIsCancelledShowsNone() throws SQLException {
    String uri = "file:///data/backup/huge?x=y" + KEYS;
    try (var log = new LogCapture()) {
      String id = Restores.start(Restores.request("secret_huge", uri, PASSWORDS.formatted(uri)));
      seen.add(Restores.operate(id, "CANCEL").asString());
      Restores.ended(id);
      seen.add(Restores.operate(id, "ROLLBACK").asString());
      seen.add(Restores.ended(id).prettify());
      assertThat(seen).noneMatch(text -> text.contains(MARK));
      assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(MARK));
    }
    assertNoneStored();
  }

  @Test
  void aRestoreThatIsNotTakenOnShowsNone() {
    try (var log = new LogCapture()) {
      seen.add(
          Restores.post(
                  Restores.request(
                      "secret 4", "ftp://x" + KEYS, PASSWORDS.formatted("oss://a,b" + KEYS)))
              .asString());
      seen.add(
          Restores.post(
                  """
                  {"data_backup_uri": ["MARKED"], "decryption": "MARKED", "kms_encrypt_info": 5,
                   "restore_tenant_name": 5, "zone_list": "MARKED", "time_stamp": "MARKED"}""")
              .asString());
      seen.add(Restores.post("{\"decryption\": [\"MARKED\" oops").asString());
      assertThat(seen).noneMatch(text -> text.contains(MARK));
      assertThat(log.lines()).noneMatch(line -> line.contains(MARK));
    }
  }

  private void assertNoneShown(String body, String state) throws SQLException {
    try (var log = new LogCapture()) {
      var posted = Restores.post(body);
      assertThat(posted.statusCode()).isEqualTo(200);
      seen.add(posted.asString());
      var dag = Restores.ended(posted.path("data.id"));
      assertThat(dag.getString("data.state")).isEqualTo(state);
      seen.add(dag.prettify());
      for (String node : dag.<String>getList("data.nodes.id")) {
        seen.add(given().get("/api/v1/task/node/" + node).asString());
        seen.add(given().get("/api/v1/task/sub_task/" + node + "/logs").asString());
      }
      // refused by name, with the dag that holds it or the tenant that exists
      seen.add(Restores.post(body).asString());
      assertThat(seen).noneMatch(text -> text.contains(MARK));
      assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(MARK));
    }
    assertNoneStored();
  }

  private void assertNoneStored() throws SQLException {
    assertThat(database.store())
        .noneMatch(row -> row.contains(MARK))
        .anyMatch(row -> row.startsWith("dag: "))
        .anyMatch(row -> row.startsWith("task_log: "))
        .anyMatch(row -> row.startsWith("rsa_key: "));
  }
}
