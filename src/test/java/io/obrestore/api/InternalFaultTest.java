package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.fault.FaultBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is OceanBase's fault or ours is told as such, and no more than that: the log has the rest.
 */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class InternalFaultTest implements RunningService {
  private static final String SECRET = "near 'SELECT swordfish'";

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  InternalFaultTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/task/dag/11",
        "GET /api/v1/task/dag/11?show_details=false",
        "GET /api/v1/task/node/1101",
        "GET /api/v1/task/sub_task/1101",
        "GET /api/v1/task/sub_task/1101/logs",
        "GET /api/v1/task/dags/ob",
        "GET /api/v1/task/dag/ob/unfinish",
        "GET /api/v1/task/dag/unfinish",
        "GET /api/v1/task/dag/maintain/ob",
        "POST /api/v1/task/dag/11",
        "POST /api/v1/task/node/1101",
        "POST /api/v1/tenant/restore",
      })
  void whatNobodyExpectedIsAnErrorOfOursAndWhatPassesIsUnavailable(String request)
      throws SQLException {
    var before = Footprint.of(database);

    // an error nobody has heard of, then one that may pass, then no answer at all
    try (var log = new LogCapture()) {
      everyStatement().answer(9999, SECRET);
      JsonNode answer = check(send(request), 500, "Common.Unexpected");
      assertThat(log.lines())
          .anyMatch(line -> line.startsWith("[" + answer.at("/traceId").asText() + "]"));
    }
    oceanBase.faults().clear();
    everyStatement().answer(4012, SECRET);
    check(send(request), 503, "Service.NotReady");
    oceanBase.faults().clear();
    everyStatement().cutBefore();
    check(send(request), 503, "Service.NotReady");

    oceanBase.faults().clear();
    assertThat(Footprint.of(database)).isEqualTo(before);
  }

  private FaultBuilder everyStatement() {
    return oceanBase.faults().on(sql -> sql.contains("FROM ") || sql.startsWith("UPDATE")).always();
  }

  private static Response send(String request) {
    String path = request.substring(request.indexOf(' ') + 1);
    if (request.startsWith("GET")) {
      return given().get(path);
    }
    String body =
        path.endsWith("restore") ? Refusal.sound().toString() : "{\"operator\": \"PASS\"}";
    return given().contentType("application/json").body(body).post(path);
  }

  private static JsonNode check(Response answer, int status, String errCode) {
    var raw =
        new RawAnswer(
            answer.statusCode(),
            java.util.Map.of(
                "content-type", answer.contentType(),
                "x-obshell-trace-id", answer.header("X-OBSHELL-Trace-ID")),
            answer.asString());
    raw.refuses(status, errCode);
    // the digits of a time or of a trace id may be any
    assertThat(raw.envelope().path("error").toString()).doesNotContain("swordfish", "9999", "4012");
    assertThat(raw.body()).doesNotContain("swordfish");
    assertThat(answer.header("Retry-After") != null).isEqualTo(status == 503);
    return raw.envelope();
  }
}
