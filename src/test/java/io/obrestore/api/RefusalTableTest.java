package io.obrestore.api;

import static io.obrestore.api.Refusal.put;
import static io.obrestore.api.Refusal.zone;
import static io.obrestore.api.Refusal.zones;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.restore.validation.Rule;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of a restore broken alone, then all at once: code, status, field, nothing stored. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class RefusalTableTest implements RunningService {
  /** OceanBase says it of statements whose outcome it does not know. */
  private static final int TIMEOUT = 4012;

  /** A code OceanBase has and this service has never heard of. */
  private static final int UNHEARD_OF = 9999;

  private static final String ZONES = "FROM oceanbase.DBA_OB_ZONES";
  private static final String COMMIT = "COMMIT";
  private static final String A_TIME = "2024-10-12T06:30:00Z";

  private final Database database;

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  RefusalTableTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void noFaults() {
    oceanBase.faults().clear();
  }

  /** In the order of the contract's table. */
  static Stream<Refusal> rules() {
    return Stream.of(uris(), tenants(), points(), zoneLists(), zoneEntries(), others(), cluster())
        .flatMap(rows -> rows);
  }

  private static Stream<Refusal> uris() {
    String data = "data_backup_uri";
    Stream<Refusal> invalid =
        Stream.of(
                "\"\"",
                "\"ftp://x\"",
                "\"FILE:///d\"",
                "\"file://\"",
                "\"file:///a,file:///b\"",
                "\" file:///d\"",
                "\"file:///d \"",
                "\"file:///a\\u0000\"",
                "\"oss://b/d?host=h&encrypt_key=x\"",
                "\"oss://b/d?host=h&ENCRYPT_KEY=x\"",
                "\"file:///" + "a".repeat(2040) + "\"",
                "\"file:///" + "ü".repeat(1020) + "\"")
            .map(uri -> Refusal.of(Rule.URI_INVALID, data, uri));
    return Stream.concat(
        Stream.of(
            Refusal.of(Rule.REQUIRED, data, "no place", body -> body.remove(data)),
            Refusal.of(Rule.REQUIRED, data, "null"),
            Refusal.of(ErrorCode.BIND_JSON_FAILED, data, "5"),
            Refusal.of(Rule.URI_INVALID, "archive_log_uri", "\"http://x\""),
            Refusal.of(ErrorCode.BIND_JSON_FAILED, "archive_log_uri", "[]")),
        invalid);
  }

  private static Stream<Refusal> tenants() {
    String tenant = "restore_tenant_name";
    Stream<Refusal> named =
        Stream.of(
            Refusal.of(Rule.REQUIRED, tenant, "no name", body -> body.remove(tenant)),
            Refusal.of(Rule.REQUIRED, tenant, "null"),
            Refusal.of(ErrorCode.BIND_JSON_FAILED, tenant, "true"),
            Refusal.of(Rule.TENANT_NAME_EMPTY, tenant, "\"\""));
    Stream<Refusal> sys =
        Stream.of("sys", "SYS", "Sys", "sYs")
            .map(name -> Refusal.of(Rule.SYS_TENANT, tenant, "\"" + name + "\""));
    Stream<Refusal> invalid =
        Stream.of(
                "all",
                "ALL",
                "All_User",
                "all_META",
                "a b",
                " a",
                "a.b",
                "a$b",
                "a;b",
                "a'b",
                "META$1001",
                "tenänt",
                "名",
                "a\\n",
                "x".repeat(64))
            .map(name -> Refusal.of(Rule.TENANT_NAME_INVALID, tenant, "\"" + name + "\""));
    return Stream.of(named, sys, invalid).flatMap(rows -> rows);
  }

  private static Stream<Refusal> points() {
    return Stream.of(
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "time_stamp", "\"\""),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "time_stamp", "\"2024-10-12 06:30:00\""),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "time_stamp", "1728714600"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "timestamp", "{}"),
        Refusal.of(Rule.TIME_NOT_VALID, "time_stamp", "\"1969-12-31T23:59:59Z\""),
        Refusal.of(Rule.TIME_NOT_VALID, "timestamp", "\"9999-12-31T23:59:59Z\""),
        Refusal.of(Rule.TIME_NOT_VALID, "scn", "1"),
        Refusal.of(Rule.TIME_NOT_VALID, "scn", "-1"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "scn", "9223372036854775808"),
        Refusal.of(
            Rule.TIME_NOT_VALID,
            "time_stamp",
            "a time and an SCN",
            body -> body.put("time_stamp", A_TIME).put("scn", 5)),
        Refusal.of(
            Rule.TIME_NOT_VALID,
            "timestamp",
            "a time in its other spelling and an SCN",
            body -> body.put("timestamp", A_TIME).put("scn", 5)),
        Refusal.of(
            Rule.ILLEGAL_ARGUMENT,
            "time_stamp",
            "two times",
            body -> body.put("time_stamp", A_TIME).put("timestamp", "2024-10-12T06:30:01Z")));
  }

  private static Stream<Refusal> zoneLists() {
    String list = "zone_list";
    return Stream.of(
        Refusal.of(Rule.REQUIRED, list, "no zones", body -> body.remove(list)),
        Refusal.of(Rule.REQUIRED, list, "null"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, list, "{}"),
        Refusal.of(Rule.ZONE_LIST_EMPTY, list, "[]"),
        Refusal.of(
            Rule.ILLEGAL_ARGUMENT,
            list,
            "10,000 zones",
            body -> {
              for (int i = 0; i < 10_000; i++) {
                zones(body).add(zone("z" + i));
              }
            }),
        Refusal.of(
            Rule.NO_PAXOS_REPLICA,
            list,
            "no replica that votes",
            body -> zones(body).forEach(entry -> readonly((ObjectNode) entry))),
        Refusal.of(
            Rule.UNIT_NUM_INCONSISTENT,
            list,
            "unit numbers that differ",
            body -> put(body, "zone_list[1].unit_num", "2")),
        Refusal.of(
            Rule.ZONE_REPEATED,
            "zone_list[1].name",
            "a zone twice",
            body -> put(body, "zone_list[1].name", "\"zone1\"")));
  }

  private static void readonly(ObjectNode entry) {
    entry.put("replica_type", "ReadOnly");
  }

  private static Stream<Refusal> zoneEntries() {
    String name = "zone_list[0].name";
    String config = "zone_list[1].unit_config_name";
    String number = "zone_list[0].unit_num";
    return Stream.of(
        Refusal.of(Rule.REQUIRED, name, "null"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, name, "1"),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, name, "\"\""),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, name, "\"zone 1\""),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, name, "\"zone1&x=y\""),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, name, "\"zöne\""),
        Refusal.of(Rule.REPLICA_TYPE, "zone_list[0].replica_type", "\"LOGONLY\""),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "zone_list[0].replica_type", "[\"FULL\"]"),
        Refusal.of(Rule.REQUIRED, config, "null"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, config, "{}"),
        Refusal.of(Rule.UNIT_CONFIG_EMPTY, config, "\"\""),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, config, "\"s1,s1\""),
        Refusal.of(Rule.REQUIRED, number, "null"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, number, "\"1\""),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, number, "1.0"),
        Refusal.of(
            Rule.UNIT_NUM_INVALID,
            number,
            "no unit",
            body -> {
              zones(body).remove(1);
              put(body, number, "0");
            }));
  }

  private static Stream<Refusal> others() {
    return Stream.of(
        Refusal.of(Rule.ILLEGAL_ARGUMENT, "ha_high_thread_score", "-1"),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, "ha_high_thread_score", "101"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "ha_high_thread_score", "\"10\""),
        Refusal.of(Rule.PRIMARY_ZONE_INVALID, "primary_zone", "\"zone1;zone1\""),
        Refusal.of(Rule.PRIMARY_ZONE_INVALID, "primary_zone", "\"zone1,\""),
        Refusal.of(Rule.PRIMARY_ZONE_INVALID, "primary_zone", "\"zone3\""),
        Refusal.of(Rule.PRIMARY_ZONE_INVALID, "primary_zone", "\"ZONE1\""),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "primary_zone", "[]"),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, "concurrency", "0"),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, "concurrency", "101"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "concurrency", "1e1"),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, "decryption", "[\"\"]"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "decryption", "\"pwd1\""),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "full_backup_decryption", "{}"),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "inc_backup_decryption", "1"),
        Refusal.of(Rule.ILLEGAL_ARGUMENT, "kms_encrypt_info", "\"\\u0000\""),
        Refusal.of(ErrorCode.BIND_JSON_FAILED, "kms_encrypt_info", "{}"));
  }

  private static Stream<Refusal> cluster() {
    String tenant = "restore_tenant_name";
    return Stream.of(
        Refusal.of(Rule.TENANT_EXISTED, tenant, "\"shop\""),
        Refusal.of(Rule.TENANT_EXISTED, tenant, "\"SHOP\""),
        Refusal.of(Rule.UNDER_MAINTENANCE, tenant, "\"held\""),
        Refusal.of(Rule.UNDER_MAINTENANCE, tenant, "\"Held\""),
        Refusal.of(Rule.ZONE_NOT_EXIST, "zone_list[1].name", "\"zone9\""),
        Refusal.of(Rule.ZONE_NOT_EXIST, "zone_list[1].name", "\"Zone2\""),
        Refusal.of(Rule.UNIT_CONFIG_NOT_EXIST, "zone_list[1].unit_config_name", "\"s9\""),
        Refusal.of(
            Rule.UNIT_NUM_EXCEEDS,
            "zone_list[0].unit_num",
            "more units than servers",
            body -> {
              zones(body).remove(1);
              put(body, "zone_list[0].unit_num", "9223372036854775807");
            }),
        Refusal.of(
            Rule.PRIMARY_ZONE_CROSS_REGION,
            "primary_zone",
            "leaders in two regions",
            body -> {
              zones(body).add(zone("zone3"));
              body.put("primary_zone", "zone2,zone3;zone1");
            }),
        Refusal.of(
            Rule.PRIMARY_REGION_FULL,
            "primary_zone",
            "one voter where the leaders are",
            body -> {
              zones(body).add(zone("zone3"));
              body.put("primary_zone", "zone3");
            }));
  }

  /** There are not so many zones here, which is a fault of its own. */
  @Test
  void moreZonesThanOceanBasesOptionsHaveRoomForAreAFaultBesidesThatTheyDoNotExist() {
    ObjectNode body = Refusal.sound();
    for (int i = 0; i < 28; i++) {
      zones(body).add(zone("z" + i));
    }

    Response answer = Restores.post(body.toString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("error.subErrors[0].tag"))
        .isEqualTo(Rule.ILLEGAL_ARGUMENT.code());
    assertThat(answer.<String>path("error.subErrors[0].field")).isEqualTo("zone_list");
    assertThat(answer.<String>path("error.subErrors[0].message")).contains("pool_list");
    assertThat(answer.<List<String>>path("error.subErrors.tag"))
        .hasSize(29)
        .contains(Rule.ZONE_NOT_EXIST.code());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleBrokenAloneIsTheOneFaultAndStoresNothing(Refusal row) throws SQLException {
    if (row.errCode().equals(Rule.UNDER_MAINTENANCE.code())) {
      hold();
    }
    var before = Footprint.of(database);

    Response answer = Restores.post(row.body());

    row.check(answer.statusCode(), Refusal.json(answer.asString()));
    assertThat(Footprint.of(database)).isEqualTo(before);
  }

  /** A restore that goes on for as long as the tests. */
  static void hold() {
    Response started = Restores.post(Restores.request("held", "file:///data/backup/huge", ""));
    if (started.statusCode() == OK) {
      Restores.until(started.path("data.id"), dag -> dag.getInt("data.stage") == 3);
    }
  }

  /** What is wrong with the request before any field is looked at, or with OceanBase. */
  private List<Refusal> troubles() {
    String sound = Refusal.sound().toString();
    return List.of(
        whole("no JSON", "{", ErrorCode.BIND_JSON_FAILED),
        whole("too long", " ".repeat((1 << 20) + 1), ErrorCode.BODY_TOO_LARGE),
        whole("of another media type", sound, ErrorCode.MEDIA_TYPE),
        whole("OceanBase refuses for a reason nobody knows", sound, ErrorCode.UNEXPECTED),
        whole("OceanBase does not answer", sound, ErrorCode.NOT_READY),
        whole("the dag may be stored or not", sound, ErrorCode.TASK_CREATE_FAILED));
  }

  private static Refusal whole(String name, String body, ErrorCode code) {
    return new Refusal(name, body, code.status(), code.errCode(), "");
  }

  @Test
  void whatIsWrongWithTheWholeIsOneErrorWithoutAField() throws SQLException {
    for (Refusal trouble : troubles()) {
      oceanBase.faults().clear();
      makeTrouble(trouble.errCode());
      var before = Footprint.of(database);

      Response answer =
          given()
              .contentType(
                  trouble.status() == 415 ? "application/xml" : "application/json; charset=UTF-8")
              .body(trouble.body())
              .post("/api/v1/tenant/restore");

      trouble.check(answer.statusCode(), Refusal.json(answer.asString()));
      assertThat(Footprint.of(database)).isEqualTo(before);
    }
  }

  private void makeTrouble(String errCode) {
    if (errCode.equals(ErrorCode.UNEXPECTED.errCode())) {
      oceanBase.faults().on(sql -> sql.contains(ZONES)).always().answer(UNHEARD_OF, "odd");
    } else if (errCode.equals(ErrorCode.NOT_READY.errCode())) {
      oceanBase.faults().on(sql -> sql.contains(ZONES)).always().answer(TIMEOUT, "late");
    } else if (errCode.equals(ErrorCode.TASK_CREATE_FAILED.errCode())) {
      oceanBase.faults().on(COMMIT::equals).always().cutBefore();
    }
  }

  @Test
  void everyRuleAndEveryCodeThatARestoreIsDocumentedToEndWithIsTried() {
    var tried =
        Stream.concat(rules(), troubles().stream())
            .map(row -> row.status() + " " + row.errCode())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rules().map(Refusal::errCode))
        .containsAll(Arrays.stream(Rule.values()).map(Rule::code).toList());
    var own = documented("~1tenant~1restore/post");
    // credentials are AuthTest's, idempotency keys IdempotencyApiTest's
    own.removeIf(
        code -> !tried.contains(code) && documented("~1task~1dags~1ob/get").contains(code));
    own.remove("422 " + ErrorCode.IDEMPOTENCY_KEY_MISMATCH.errCode());
    // slow bodies are SlowClientsTest's
    own.remove("408 " + ErrorCode.BODY_TOO_SLOW.errCode());
    // DrainApiTest turns the switch
    own.remove("503 " + ErrorCode.DRAINING.errCode());
    assertThat(tried).isEqualTo(own);
  }

  /** Status and code of every failure in the served document. */
  private static Set<String> documented(String operation) {
    JsonNode document = Refusal.json(given().get("/q/openapi?format=json").asString());
    JsonNode responses = document.at("/paths/~1api~1v1" + operation + "/responses");
    var all = new TreeSet<String>();
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      References.follow(document, response.getValue())
          .at("/content/application~1json/examples")
          .fieldNames()
          .forEachRemaining(code -> all.add(response.getKey() + " " + code));
    }
    return all;
  }

  @Test
  void allRulesOfARequestBrokenAtOnceAreToldInTheOrderOfTheContract() throws SQLException {
    var before = Footprint.of(database);

    JsonNode answer =
        refused(
            """
            {"kms_encrypt_info": 5, "inc_backup_decryption": [1], "full_backup_decryption": {},
             "decryption": ["", 2], "concurrency": 0, "primary_zone": "zone1;zone1",
             "zone_list": [
               {"name": "", "replica_type": "X", "unit_config_name": "", "unit_num": 0},
               {"replica_type": "READONLY", "unit_num": "1"},
               {"name": "z", "replica_type": "READONLY", "unit_config_name": "ü", "unit_num": 1},
               {"name": "z", "replica_type": 1, "unit_config_name": 1, "unit_num": 2},
               5],
             "ha_high_thread_score": 101, "scn": 1.5, "timestamp": "never",
             "time_stamp": "1969-12-31T23:59:59Z", "restore_tenant_name": "SYS",
             "archive_log_uri": "ftp://x"}""");

    assertThat(faults(answer))
        .containsExactly(
            tuple("data_backup_uri", "Common.BindJsonFailed"),
            tuple("archive_log_uri", "OB.Restore.Uri.Invalid"),
            tuple("restore_tenant_name", "OB.Tenant.SysOperationNotAllowed"),
            tuple("time_stamp", "OB.Restore.TimeNotValid"),
            tuple("timestamp", "Common.BindJsonFailed"),
            tuple("scn", "Common.BindJsonFailed"),
            tuple("ha_high_thread_score", "Common.IllegalArgument"),
            tuple("zone_list[0].name", "Common.IllegalArgument"),
            tuple("zone_list[0].replica_type", "OB.Tenant.Replica.InvalidType"),
            tuple("zone_list[0].unit_config_name", "OB.Resource.UnitConfig.Name.Empty"),
            tuple("zone_list[0].unit_num", "OB.Tenant.UnitNum.Invalid"),
            tuple("zone_list[1].name", "Common.BindJsonFailed"),
            tuple("zone_list[1].unit_config_name", "Common.BindJsonFailed"),
            tuple("zone_list[1].unit_num", "Common.BindJsonFailed"),
            tuple("zone_list[2].unit_config_name", "Common.IllegalArgument"),
            tuple("zone_list[3].name", "OB.Tenant.Zone.Repeated"),
            tuple("zone_list[3].replica_type", "Common.BindJsonFailed"),
            tuple("zone_list[3].unit_config_name", "Common.BindJsonFailed"),
            tuple("zone_list[4]", "Common.BindJsonFailed"),
            tuple("zone_list", "OB.Tenant.UnitNum.Inconsistent"),
            tuple("primary_zone", "OB.Tenant.PrimaryZone.Invalid"),
            tuple("concurrency", "Common.IllegalArgument"),
            tuple("decryption[1]", "Common.BindJsonFailed"),
            tuple("decryption", "Common.IllegalArgument"),
            tuple("full_backup_decryption", "Common.BindJsonFailed"),
            tuple("inc_backup_decryption[0]", "Common.BindJsonFailed"),
            tuple("kms_encrypt_info", "Common.BindJsonFailed"));
    assertThat(Footprint.of(database)).isEqualTo(before);
  }

  @Test
  void allRulesAgainstTheClusterBrokenAtOnceAreToldInTheOrderOfTheContract() throws SQLException {
    var before = Footprint.of(database);

    JsonNode answer =
        refused(
            Refusal.changed(
                body -> {
                  body.put("restore_tenant_name", "Shop").put("primary_zone", "zone1,zone3");
                  zones(body).add(zone("zone3")).add(zone("zone9"));
                  zones(body).forEach(entry -> ((ObjectNode) entry).put("unit_num", 1_000));
                  put(body, "zone_list[2].unit_config_name", "\"s9\"");
                }));

    assertThat(faults(answer))
        .containsExactly(
            tuple("restore_tenant_name", "OB.Tenant.Existed"),
            tuple("zone_list[0].unit_num", "OB.Tenant.UnitNum.ExceedsLimit"),
            tuple("zone_list[1].unit_num", "OB.Tenant.UnitNum.ExceedsLimit"),
            tuple("zone_list[2].unit_config_name", "OB.Resource.UnitConfig.NotExist"),
            tuple("zone_list[2].unit_num", "OB.Tenant.UnitNum.ExceedsLimit"),
            tuple("zone_list[3].name", "OB.Zone.NotExist"),
            tuple("primary_zone", "OB.Tenant.PrimaryZone.CrossRegion"));
    assertThat(Footprint.of(database)).isEqualTo(before);
  }

  @Test
  void faultsOfTheRequestAloneHideThoseAgainstTheCluster() {
    JsonNode answer =
        refused(
            Refusal.changed(
                body -> {
                  body.put("restore_tenant_name", "shop").put("concurrency", 0);
                  put(body, "zone_list[0].name", "\"zone9\"");
                }));

    assertThat(faults(answer)).containsExactly(tuple("concurrency", "Common.IllegalArgument"));
  }

  /** The first fault names the whole. */
  private static JsonNode refused(String body) {
    Response answer = Restores.post(body);
    JsonNode told = Refusal.json(answer.asString());
    assertThat(answer.statusCode()).as(told.toString()).isEqualTo(400);
    assertThat(told.at("/error/errCode")).isEqualTo(told.at("/error/subErrors/0/tag"));
    assertThat(told.at("/error/message")).isEqualTo(told.at("/error/subErrors/0/message"));
    return told;
  }

  private static List<Tuple> faults(JsonNode answer) {
    return StreamSupport.stream(answer.at("/error/subErrors").spliterator(), false)
        .map(fault -> tuple(fault.get("field").asText(), fault.get("tag").asText()))
        .toList();
  }
}
