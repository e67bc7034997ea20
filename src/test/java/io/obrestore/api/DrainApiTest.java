package io.obrestore.api;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Start nothing new, finish what runs", and the audit log of all that operators do. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class DrainApiTest implements RunningService {
  private static final String DATA = "file:///data/backup/data";
  private static final String HUGE = "file:///data/backup/huge";
  private static final String DRAIN = "/api/v1/restore/drain";
  private static final int UNAVAILABLE = 503;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @AfterEach
  void working() {
    oceanBase.faults().clear();
    drain(false);
  }

  private static Response put(String body) {
    return given().contentType("application/json").body(body).put(DRAIN);
  }

  private static JsonPath drain(boolean on) {
    return put("{\"draining\": " + on + "}").then().statusCode(OK).extract().jsonPath();
  }

  private static void isDraining(Response answer) {
    answer
        .then()
        .statusCode(UNAVAILABLE)
        .header("Retry-After", notNullValue())
        .body("error.errCode", equalTo("Service.Draining"));
  }

  @Test
  void theSwitchIsShownWhereOperatorsLook() {
    assertThat(drain(true).getBoolean("data.draining")).isTrue();

    JsonPath state = given().get(DRAIN).then().statusCode(OK).extract().jsonPath();
    assertThat(state.getBoolean("data.draining")).isTrue();
    assertThat(state.getString("data.changed_at")).isNotEmpty();
    assertThat(state.getString("data.changed_by")).isEqualTo("127.0.0.1");
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(OK)
        .body("checks.find { it.name == 'oceanbase' }.data.draining", equalTo(true));
    given().get("/api/v1/restore/tasks").then().body("data.draining", equalTo(true));

    drain(false);

    given().get("/api/v1/restore/tasks").then().body("data.draining", equalTo(false));
    given()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'oceanbase' }.data.draining", equalTo(false));
  }

  @Test
  void whetherItIsReadyIsAnsweredSoonAlsoWhereTheSwitchCannotBeRead() {
    // Claims look at the switch too, inside their own statement: not meant.
    oceanBase.faults().on(sql -> sql.startsWith("SELECT state, changed_at")).hang();

    given()
        .config(config().httpClient(httpClientConfig().setParam("http.socket.timeout", 6_000)))
        .get("/q/health/ready")
        .then()
        .statusCode(UNAVAILABLE)
        .body("checks.find { it.name == 'oceanbase' }.status", equalTo("DOWN"));
    given().get("/q/health/ready").then().statusCode(OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; Common.BindJsonFailed",
        "{\"draining\": null}; Common.BindJsonFailed",
        "{\"draining\": \"yes\"}; Common.BindJsonFailed",
        "[]; Common.BindJsonFailed",
        "{; Common.BindJsonFailed"
      })
  void aBodyThatSaysNeitherIsRefused(String body, String code) {
    put(body).then().statusCode(400).body("error.errCode", equalTo(code));
  }

  @Test
  void whileDrainedNothingNewIsTakenAndWhatRunsGoesOnToItsEnd() {
    oceanBase
        .faults()
        .on(sql -> sql.contains("FROM oceanbase.GV$OB_SERVERS"))
        .always()
        .answer(4012, "held");
    String running = Restores.start(Restores.request("goeson", DATA, ""));
    Restores.until(running, dag -> dag.getString("data.state").equals("RUNNING"));
    drain(true);

    isDraining(Restores.post(Restores.request("newone", DATA, "")));
    oceanBase.faults().clear();

    assertThat(Restores.ended(running).getString("data.state")).isEqualTo("SUCCEED");
    drain(false);
    assertThat(Restores.run(Restores.request("newone", DATA, "")).getString("data.state"))
        .isEqualTo("SUCCEED");
  }

  @Test
  void anActivationIsNewAndOneThatWasTakenIsAnsweredAllTheSame() {
    Restores.run(Restores.request("stays", DATA, ", \"keep_standby\": true"));
    drain(true);
    isDraining(given().post("/api/v1/tenant/stays/activate"));
    drain(false);
    oceanBase.faults().on(sql -> sql.contains("ACTIVATE STANDBY")).always().answer(4012, "held");
    String id = given().post("/api/v1/tenant/stays/activate").then().extract().path("data.id");
    drain(true);

    given()
        .post("/api/v1/tenant/stays/activate")
        .then()
        .statusCode(OK)
        .body("data.id", equalTo(id));
  }

  @Test
  void whatWasTakenUnderAKeyIsAnsweredWhileDrained() {
    String body = Restores.request("keyed", DATA, "");
    String id = keyed(body).then().statusCode(OK).extract().path("data.id");
    Restores.ended(id);
    drain(true);

    keyed(body).then().statusCode(OK).body("data.id", equalTo(id));
  }

  private static Response keyed(String body) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", "drained-1")
        .body(body)
        .post("/api/v1/tenant/restore");
  }

  @Test
  void operatorsAndCancellingWorkWhileDrained() {
    String id = Restores.start(Restores.request("stopped", HUGE, ""));
    Restores.until(id, dag -> dag.getInt("data.stage") == 3);
    drain(true);

    Restores.operate(id, "CANCEL").then().statusCode(OK);
    Restores.operate(id, "RETRY").then().statusCode(OK);
    Restores.until(
        id,
        dag ->
            dag.getInt("data.stage") == 3
                && dag.getString("data.nodes[2].state").equals("RUNNING"));
    given().delete("/api/v1/tenant/stopped/restore").then().statusCode(OK);

    assertThat(Restores.ended(id).getString("data.operator")).isEqualTo("ROLLBACK");
  }

  @Test
  void whatWaitedIsStartedWhenTheServiceWorksAgain() {
    JsonPath failed = Restores.run(Restores.request("waits", "file:///data/backup/broken", ""));
    String id = failed.getString("data.id");
    assertThat(failed.getString("data.state")).isEqualTo("FAILED");
    oceanBase.faults().on(sql -> sql.contains("GV$OB_SERVERS")).always().answer(1146, "held");
    String early = Restores.run(Restores.request("waits2", DATA, "")).getString("data.id");
    oceanBase.faults().clear();
    drain(true);

    Restores.operate(early, "RETRY").then().statusCode(OK);
    Restores.operate(id, "RETRY").then().statusCode(OK);

    assertThat(Restores.ended(id).getString("data.state")).isEqualTo("SUCCEED");
    assertThat(Restores.dag(early).getString("data.state")).isEqualTo("READY");
    drain(false);
    assertThat(Restores.ended(early).getString("data.state")).isEqualTo("SUCCEED");
  }
}
