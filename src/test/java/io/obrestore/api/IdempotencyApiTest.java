package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with a key may be sent as often as one likes, and is done once. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class IdempotencyApiTest implements RunningService {
  private static final String DATA = "file:///data/backup/data";

  /** One character more than a key has room for. */
  private static final String LONG =
      "0123456789012345678901234567890123456789012345678901234567890123456789"
          + "01234567890123456789012345678901234567890123456789012345678";

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  private static Response post(String key, String body) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/tenant/restore");
  }

  private static String id(Response answer) {
    return answer.then().statusCode(OK).extract().path("data.id");
  }

  private long restoresOf(String tenant) {
    return oceanBase.statements().matching(s -> s.sql().contains("RESTORE `" + tenant)).size();
  }

  @Test
  void theSameRequestIsTheSameDagBeforeAndAfterItHasEnded() {
    String body = Restores.request("once", DATA, "");
    String id = id(post("k-once", body));

    assertThat(id(post("k-once", body))).isEqualTo(id);
    Restores.ended(id);
    post("k-once", body).then().statusCode(OK).body("data.state", equalTo("SUCCEED"));
    assertThat(restoresOf("once")).isOne();
  }

  @Test
  void blanksAndTheOrderOfFieldsDoNotCount() {
    String id = id(post("k-order", Restores.request("order", DATA, ", \"concurrency\": 3")));
    String reordered =
        """
        { "concurrency" : 3, "restore_tenant_name": "order",
          "zone_list": [{"unit_num": 1, "unit_config_name": "s1", "name": "zone1"}],
          "data_backup_uri": "%s" }"""
            .formatted(DATA);

    assertThat(id(post("k-order", reordered))).isEqualTo(id);
    Restores.ended(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {", \"concurrency\": 4", ", \"decryption\": [\"other\"]"})
  void anotherRequestUnderTheSameKeyIsRefusedAndNamesTheDag(String more) {
    String tenant = "other" + more.length();
    String id = id(post("k-" + tenant, Restores.request(tenant, DATA, "")));

    post("k-" + tenant, Restores.request(tenant, DATA, more))
        .then()
        .statusCode(422)
        .body("error.errCode", equalTo("Request.IdempotencyKey.Mismatch"))
        .body("error.message", containsString("dag " + id.substring(1)));
    post("k-" + tenant, Restores.request(tenant + "x", DATA, "")).then().statusCode(422);
    Restores.ended(id);
  }

  @Test
  void withoutAKeyTheSecondIsUnderMaintenance() {
    String body = Restores.request("plain", DATA, "");
    String id = Restores.start(body);

    Restores.post(body)
        .then()
        .statusCode(500)
        .body("error.errCode", equalTo("OB.Tenant.UnderMaintenance"));
    Restores.ended(id);
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    post("k-free", Restores.request("freed", DATA, "").replace("zone1", "zone9"))
        .then()
        .statusCode(400);

    String id = id(post("k-free", Restores.request("freed", DATA, "")));
    Restores.ended(id);
  }

  @Test
  void ofManyAtOnceAllGetTheSameDag() {
    String body = Restores.request("many", DATA, "");
    List<CompletableFuture<String>> answers =
        IntStream.range(0, 12)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> id(post("k-many", body))))
            .toList();

    assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    Restores.ended(answers.get(0).join());
    assertThat(restoresOf("many")).isOne();
  }

  /** The insert was committed, and the client never heard of it. */
  @Test
  void whoseAnswerWasLostSendsAgainAndGetsTheDag() {
    String body = Restores.request("lost", DATA, "");
    oceanBase.faults().on(sql -> sql.startsWith("INSERT INTO idempotency")).cutAfter();
    Response first = post("k-lost", body);

    String id = id(post("k-lost", body));

    assertThat(first.statusCode()).isIn(OK, 500, 503);
    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
    assertThat(restoresOf("lost")).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "ü", LONG})
  void whatIsNoKeyIsRefused(String key) {
    post(key, Restores.request("nokey", DATA, ""))
        .then()
        .statusCode(400)
        .body("error.errCode", equalTo("Common.IllegalArgument"))
        .body("error.subErrors[0].field", equalTo("Idempotency-Key"));
  }
}
