package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks in Chinese is answered in Chinese, whatever goes wrong. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class LanguageApiTest implements RunningService {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** Two English words after each other: no name of a field, an option or a setting. */
  private static final Pattern ENGLISH = Pattern.compile("\\b[a-z]{2,} (?:[a-z]{2,}|a)\\b");

  private static RequestSpecification inChinese() {
    return given().header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
  }

  static Stream<Refusal> rules() {
    return RefusalTableTest.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRefusalOfARestoreIsToldInChinese(Refusal row) {
    if (row.errCode().equals("OB.Tenant.UnderMaintenance")) {
      RefusalTableTest.hold();
    }
    Response answer =
        inChinese().contentType("application/json").body(row.body()).post("/api/v1/tenant/restore");

    row.check(answer.statusCode(), Refusal.json(answer.asString()));
    assertThat(answer.header("Content-Language")).isEqualTo("zh");
    assertChinese(answer.path("error.message"));
    assertThat(answer.<List<String>>path("error.subErrors.message"))
        .allSatisfy(LanguageApiTest::assertChinese);
  }

  @Test
  void whatNeverComesToAResourceIsToldInChineseToo() {
    for (Response answer :
        List.of(
            inChinese().get("/api/v1/nothing"),
            inChinese().put("/api/v1/time"),
            inChinese().urlEncodingEnabled(false).get("/api/v1/%e4"),
            inChinese().get("/api/v1/task/dag/x"),
            inChinese().get("/api/v1/task/dag/1999999"),
            inChinese().get("/api/v1/restore/tasks?page=x"),
            inChinese().header("Last-Event-ID", "x").get("/api/v1/restore/events"),
            inChinese().body(new byte[2 << 20]).post("/api/v1/tenant/restore"),
            inChinese().contentType("text/html").body("x").post("/api/v1/tenant/restore"),
            inChinese().contentType("application/json").body("{").post("/api/v1/tenant/restore"),
            inChinese().delete("/api/v1/tenant/a'b/restore"))) {
      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(answer.header("Content-Language")).isEqualTo("zh");
      assertChinese(answer.path("error.message"));
    }
  }

  @Test
  void theFindingsOfAPrecheckAreToldInChinese() {
    for (String body :
        List.of(
            Refusal.sound().toString(),
            Refusal.changed(body -> body.put("data_backup_uri", "file:///data/backup/encrypted")),
            Refusal.changed(body -> body.put("data_backup_uri", "file:///data/backup/old")),
            Refusal.changed(body -> body.put("data_backup_uri", "file:///elsewhere").put("scn", 5)),
            Refusal.changed(body -> body.put("scn", 5)),
            Refusal.changed(body -> body.put("restore_tenant_name", "").put("scn", -1)))) {
      List<String> messages = precheck(inChinese(), body).getList("data.findings.message");
      assertThat(messages).isNotEmpty().allSatisfy(LanguageApiTest::assertChinese);
      assertThat(precheck(given(), body).<String>getList("data.findings.message"))
          .hasSameSizeAs(messages)
          .noneMatch(message -> HAN.matcher(message).find());
    }
  }

  @Test
  void withoutTheHeaderTheAnswerIsEnglishAndSaysSo() {
    Response answer = given().get("/api/v1/nothing");

    assertThat(answer.header("Content-Language")).isEqualTo("en");
    assertThat(answer.<String>path("error.message")).isEqualTo("There is nothing at this path");
  }

  private static JsonPath precheck(RequestSpecification request, String body) {
    return request
        .contentType("application/json")
        .body(body)
        .post("/api/v1/tenant/restore/precheck")
        .then()
        .statusCode(OK)
        .extract()
        .jsonPath();
  }

  private static void assertChinese(String message) {
    assertThat(message).containsPattern(HAN).doesNotContainPattern(ENGLISH).doesNotContain("%");
  }
}
