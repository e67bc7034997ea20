package io.obrestore.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each operation of the document, called well and badly: every answer is as the document says. */
@QuarkusTest
class ContractTest implements RunningService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK = "/api/v1/task/";
  private static final String DRAIN = "/api/v1/restore/drain";

  @Test
  void everyOperationIsTried() throws IOException {
    assertThat(calls().keySet())
        .containsExactlyInAnyOrderElementsOf(operations(document()).keySet());
  }

  @TestFactory
  Stream<DynamicTest> answersAreAsTheDocumentSays() throws IOException {
    JsonNode document = document();
    Map<String, JsonNode> operations = operations(document);
    return calls().entrySet().stream()
        .map(
            call ->
                dynamicTest(
                    call.getKey(),
                    () -> {
                      JsonNode operation = Objects.requireNonNull(operations.get(call.getKey()));
                      for (Supplier<Response> each : call.getValue()) {
                        check(document, operation, each.get());
                      }
                    }));
  }

  private static Map<String, List<Supplier<Response>>> calls() {
    JsonPath well = Restores.run(Restores.SEED.formatted("contract" + System.nanoTime()));
    JsonPath badly =
        Restores.run(Restores.request("bad" + System.nanoTime(), "file:///data/backup/broken", ""));
    String dag = well.getString("data.id");
    String failed = badly.getString("data.id");
    Map<String, List<Supplier<Response>>> calls = new LinkedHashMap<>();
    for (String name : List.of("info", "status", "time", "git-info", "secret")) {
      String operation =
          Map.of("info", "getInfo", "status", "getStatus", "time", "getTime", "secret", "getSecret")
              .getOrDefault(name, "getGitInfo");
      calls.put(operation, List.of(() -> given().get("/api/v1/" + name)));
    }
    calls.put("getSecret", List.of(() -> given().get("/api/v1/secret")));
    calls.put("getDag", gets("dag/", dag, failed, "x", "19999999"));
    calls.put("getNode", gets("node/", dag + "03", failed + "03", dag + "99", "1"));
    calls.put("getSubTask", gets("sub_task/", dag + "01", failed + "03", dag + "99", "1"));
    calls.put(
        "getSubTaskLogs",
        Stream.of(dag + "01", failed + "03", dag + "99", "1")
            .map(id -> get("sub_task/" + id + "/logs"))
            .toList());
    calls.put("getAllDags", lists("dags/ob"));
    calls.put("getClusterUnfinishedDags", lists("dag/ob/unfinish"));
    calls.put("getUnfinishedDags", lists("dag/unfinish"));
    calls.put("getClusterLastMaintenanceDag", lists("dag/maintain/ob"));
    calls.put("getAllAgentDags", lists("dags/agent"));
    calls.put("getAgentUnfinishedDags", lists("dag/agent/unfinish"));
    calls.put("getAllAgentLastMaintenanceDag", lists("dag/maintain/agents"));
    calls.put("getAgentLastMaintenanceDag", lists("dag/maintain/agent"));
    calls.put("getObInfo", List.of(() -> given().get("/api/v1/ob/info")));
    calls.put("rotateSecret", rotations());
    calls.put("cancelRestore", cancels(well.getString("data.maintenance_key")));
    calls.put("activateTenant", activations(well.getString("data.maintenance_key")));
    calls.put(
        "getRestoreOverview",
        Stream.of(well, badly)
            .map(task -> task.getString("data.maintenance_key"))
            .map(tenant -> (Supplier<Response>) () -> overview(tenant))
            .toList());
    calls.put("listRestoreTasks", jobs());
    calls.put("listRestoreLeftovers", List.of(() -> given().get("/api/v1/restore/leftovers")));
    calls.put("getDrain", List.of(() -> given().get(DRAIN)));
    calls.put("setDrain", drains());
    calls.put("getRestoreWindows", places("windows"));
    calls.put("getRestoreSourceTenantInfo", places("source-tenant-info"));
    calls.put("restoreTenant", restores());
    calls.put(
        "precheckRestore",
        Stream.of(
                Restores.SEED.formatted("pre" + System.nanoTime()),
                Restores.request("pre" + System.nanoTime(), "file:///data/backup/data", ""),
                Restores.SEED.formatted("shop"),
                "{}",
                "{")
            .map(
                body ->
                    (Supplier<Response>) () -> json(body).post("/api/v1/tenant/restore/precheck"))
            .toList());
    calls.put(
        "getDagEvents",
        Stream.of(dag, "x", "19999999").map(id -> get("dag/" + id + "/events")).toList());
    calls.put(
        "getEvents",
        List.of(() -> given().header("Last-Event-ID", "x").get("/api/v1/restore/events")));
    calls.put("operateDag", operators(dag, failed));
    calls.put("operateNode", nodeOperators(dag, failed));
    return calls;
  }

  private static List<Supplier<Response>> drains() {
    return Stream.of("{\"draining\": true}", "{\"draining\": false}", "{}", "[]", "{")
        .<Supplier<Response>>map(body -> () -> json(body).put(DRAIN))
        .toList();
  }

  /** What is refused meanwhile is told as the document says, too. */
  private static Response whileDrained(Supplier<Response> call) {
    json("{\"draining\": true}").put(DRAIN).then().statusCode(OK);
    try {
      return call.get();
    } finally {
      json("{\"draining\": false}").put(DRAIN).then().statusCode(OK);
    }
  }

  private static List<Supplier<Response>> rotations() {
    return Stream.of("", "{}", "{\"grace_seconds\": 60}", "{\"grace_seconds\": -1}", "[]", "{")
        .<Supplier<Response>>map(
            body ->
                () ->
                    given()
                        .contentType("application/json")
                        .body(body)
                        .post("/api/v1/secret/rotation"))
        .toList();
  }

  private static Supplier<Response> get(String path) {
    return () -> given().get(TASK + path);
  }

  private static List<Supplier<Response>> gets(String path, String... ids) {
    List<Supplier<Response>> calls = new ArrayList<>();
    for (String id : ids) {
      calls.add(get(path + id));
      calls.add(get(path + id + "?show_details=false"));
    }
    calls.add(get(path + ids[0] + "?show_details=perhaps"));
    return calls;
  }

  private static List<Supplier<Response>> lists(String path) {
    return List.of(
        get(path), get(path + "?show_details=False"), get(path + "?show_details=perhaps"));
  }

  private static Response overview(String tenant) {
    return given().get("/api/v1/tenant/" + tenant + "/restore/overview");
  }

  private static List<Supplier<Response>> cancels(String restored) {
    String tenant = "cancel" + System.nanoTime();
    Restores.start(Restores.request(tenant, "file:///data/backup/huge", ""));
    return Stream.of(tenant, tenant, restored, "shop", "sys", "a.b")
        .map(
            name ->
                (Supplier<Response>) () -> given().delete("/api/v1/tenant/" + name + "/restore"))
        .toList();
  }

  private static List<Supplier<Response>> activations(String open) {
    String kept = "kept" + System.nanoTime();
    Restores.run(Restores.request(kept, "file:///data/backup/data", ", \"keep_standby\": true"));
    return Stream.of(kept, open, "shop", "nobody", "sys", "a.b")
        .map(
            name -> (Supplier<Response>) () -> given().post("/api/v1/tenant/" + name + "/activate"))
        .toList();
  }

  private static List<Supplier<Response>> places(String what) {
    return Stream.of("file:///data/backup/data", "file:///elsewhere", "ftp://x", "\"")
        .map(uri -> "{\"data_backup_uri\": \"" + uri + "\"}")
        .map(body -> (Supplier<Response>) () -> json(body).post("/api/v1/restore/" + what))
        .toList();
  }

  private static List<Supplier<Response>> jobs() {
    return Stream.of("", "?size=1&page=2", "?status=FAIL", "?start_time=x", "?page=y")
        .map(query -> (Supplier<Response>) () -> given().get("/api/v1/restore/tasks" + query))
        .toList();
  }

  private static List<Supplier<Response>> restores() {
    String tenant = "again" + System.nanoTime();
    return List.of(
        () -> Restores.post(Restores.request(tenant, "file:///data/backup/huge", "")),
        () -> Restores.post(Restores.request(tenant, "file:///data/backup/huge", "")),
        () -> whileDrained(() -> Restores.post(Restores.request(tenant + "d", "file:///x", ""))),
        () -> Restores.post("{}"),
        () -> Restores.post("{"),
        () -> Restores.post(" ".repeat(1 << 21)),
        () -> Restores.post(Restores.request("sys", "ftp://x", ", \"scn\": 1.5")),
        () -> json("<a/>").contentType("application/xml").post("/api/v1/tenant/restore"));
  }

  private static List<Supplier<Response>> operators(String dag, String failed) {
    List<Supplier<Response>> calls = new ArrayList<>();
    for (String operator : List.of("RETRY", "ROLLBACK", "CANCEL", "PASS", "NONE")) {
      calls.add(() -> Restores.operate(dag, operator));
    }
    calls.add(() -> Restores.operate(failed, "CANCEL"));
    calls.add(() -> Restores.operate("19999999", "PASS"));
    calls.add(() -> Restores.operate("x", "PASS"));
    calls.add(() -> json("{}").post(TASK + "dag/" + dag));
    return calls;
  }

  private static List<Supplier<Response>> nodeOperators(String dag, String failed) {
    String pass = "{\"operator\": \"PASS\"}";
    return List.of(
        () -> json(pass).post(TASK + "node/" + dag + "01"),
        () -> json(pass).post(TASK + "node/" + failed + "01"),
        () -> json(pass).post(TASK + "node/" + failed + "09"),
        () -> json("{\"operator\": \"RETRY\"}").post(TASK + "node/" + failed + "03"),
        () -> json("[]").post(TASK + "node/" + failed + "03"),
        () -> json(pass).post(TASK + "node/" + failed + "03"));
  }

  private static RequestSpecification json(String body) {
    return given().contentType("application/json").body(body);
  }

  private static JsonNode document() throws IOException {
    return JSON.readTree(given().get("/q/openapi?format=json").then().extract().asString());
  }

  private static Map<String, JsonNode> operations(JsonNode document) {
    Map<String, JsonNode> operations = new LinkedHashMap<>();
    for (JsonNode path : document.get("paths")) {
      path.forEach(operation -> operations.put(operation.path("operationId").asText(), operation));
    }
    return operations;
  }

  private static void check(JsonNode document, JsonNode operation, Response answer)
      throws IOException {
    String body = answer.asString();
    JsonNode promised =
        References.follow(document, operation.at("/responses/" + answer.statusCode()));
    assertThat(promised.isMissingNode()).as("status %s: %s", answer.statusCode(), body).isFalse();
    if (promised.at("/content").has("text/event-stream")) {
      // EventsApiTest's
      assertThat(answer.contentType()).startsWith("text/event-stream");
      return;
    }
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(answer.header("X-OBSHELL-Trace-ID")).isNotBlank();
    String reference = promised.at("/content/application~1json/schema/$ref").asText();
    JsonNode told = JSON.readTree(body);
    assertThat(schema(document, reference).validate(told)).as(reference + ": " + body).isEmpty();
    if (answer.statusCode() >= 400) {
      assertThat(
              promised
                  .at("/content/application~1json/examples")
                  .has(told.at("/error/errCode").asText()))
          .as("%s is documented for %s", told.at("/error/errCode"), answer.statusCode())
          .isTrue();
    }
  }

  /** Closed: what the document does not name must not be told. */
  private static JsonSchema schema(JsonNode document, String reference) {
    ObjectNode root = JSON.createObjectNode().put("$ref", reference);
    ObjectNode components = document.get("components").deepCopy();
    for (JsonNode schema : components.get("schemas")) {
      if (schema.has("properties")) {
        ((ObjectNode) schema).put("additionalProperties", false);
      }
    }
    root.set("components", components);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(root, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }
}
