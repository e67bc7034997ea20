package io.obrestore.api.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.obrestore.api.edge.JsonBody;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.oceanbase.Scn;
import io.obrestore.restore.RestorePoint;
import io.obrestore.restore.RestoreRequest;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreParamReaderTest {
  private static final String BASE =
      """
      "data_backup_uri": "file:///d", "restore_tenant_name": "rt2",
      "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]""";
  private static final String UNREADABLE = "Common.BindJsonFailed";

  @Test
  void theGoSdksExplicitNullsMeanNotGiven() {
    var request =
        sound(
            """
            "archive_log_uri": null, "time_stamp": null, "timestamp": null, "scn": null,
            "ha_high_thread_score": null, "primary_zone": null, "concurrency": null,
            "decryption": null, "full_backup_decryption": null, "inc_backup_decryption": null,
            "kms_encrypt_info": null""");

    assertThat(request.point()).isEqualTo(new RestorePoint.Latest());
    assertThat(request.haHighThreadScore()).isEqualTo(10);
    assertThat(request.secrets().decryption()).isEmpty();
  }

  @Test
  void unknownFieldsAreIgnored() {
    assertThat(sound("\"zone_lists\": 5, \"notes\": {\"a\": []}").tenantName()).isEqualTo("rt2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time_stamp", "timestamp"})
  void bothSpellingsOfTheTimeAreRead(String name) {
    var request = sound("\"" + name + "\": \"2024-10-12T18:08:16.2642504+08:00\"");

    assertThat(request.point().scn()).contains(Scn.of(1728727696264250400L));
  }

  @Test
  void theSameMomentInBothSpellingsIsOne() {
    var request =
        sound(
            "\"time_stamp\": \"2024-10-12T18:00:00+08:00\", \"timestamp\": \"2024-10-12T10:00:00Z\"");

    assertThat(request.point().scn()).contains(Scn.of(1728727200000000000L));
  }

  @Test
  void differentMomentsInBothSpellingsAreIllegal() {
    assertThat(
            faults(
                "\"time_stamp\": \"2024-10-12T18:00:00Z\", \"timestamp\": \"2024-10-12T10:00:00Z\""))
        .extracting(FieldFault::errCode, FieldFault::field)
        .containsExactly(Tuple.tuple("Common.IllegalArgument", "time_stamp"));
  }

  @Test
  void theZeroTimeInOneSpellingLeavesTheOther() {
    var request =
        sound("\"time_stamp\": \"0001-01-01T00:00:00Z\", \"timestamp\": \"2024-10-12T10:00:00Z\"");

    assertThat(request.point().scn()).contains(Scn.of(1728727200000000000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-10-12T10:00:00z",
        "2024-10-12t10:00:00Z",
        "2024-10-12T10:00:00.000000000Z",
        "2024-10-12T10:00:00-00:00",
        "2024-10-12T23:45:00+13:45",
      })
  void aTimeIsReadAsRfc3339HasIt(String time) {
    assertThat(sound("\"time_stamp\": \"" + time + "\"").point().scn())
        .contains(Scn.of(1728727200000000000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2006-01-02T15:04:05.000Z08:00",
        "2024-10-12 10:00:00",
        "2024-10-12T10:00:00",
        "2024-10-12T10:00Z",
        "2024-10-12T10:00:00+08",
        "2024-10-12T10:00:00+0800",
        "2024-10-12T10:00:00+08:00:30",
        "2024-10-12T10:00:00.0000000001Z",
        "2024-10-12T10:00:00.Z",
        "2024-02-30T10:00:00Z",
        "2023-02-29T10:00:00Z",
        "2024-10-12T24:00:00Z",
        "2024-10-12T10:00:00+24:00",
        "+12024-10-12T10:00:00Z",
        "1728727200",
      })
  void anythingElseIsNoTime(String time) {
    assertThat(faults("\"time_stamp\": \"" + time + "\""))
        .extracting(FieldFault::errCode, FieldFault::field)
        .containsExactly(Tuple.tuple(UNREADABLE, "time_stamp"));
  }

  @Test
  void thePasswordsOfAllThreeListsAreTakenOnceEach() {
    var request =
        sound(
            """
            "decryption": ["a", "b"], "full_backup_decryption": ["b", "c"],
            "inc_backup_decryption": ["d"]""");

    assertThat(request.secrets().decryption()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void theGoSdksSinglePasswordsAreTakenAsTheyStand() {
    assertThat(
            sound("\"full_backup_decryption\": \"a,b\", \"inc_backup_decryption\": \"c\"")
                .secrets()
                .decryption())
        .containsExactly("a,b", "c");
    assertThat(
            sound("\"full_backup_decryption\": \"\", \"inc_backup_decryption\": \"a\"")
                .secrets()
                .decryption())
        .containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "archive_log_uri | 5",
        "scn | \"5\"",
        "scn | 5.0",
        "scn | 5.5",
        "scn | 9223372036854775808",
        "scn | -9223372036854775809",
        "scn | 1e3",
        "scn | true",
        "ha_high_thread_score | \"10\"",
        "ha_high_thread_score | 99999999999999999999",
        "concurrency | []",
        "primary_zone | [\"zone1\"]",
        "decryption | \"pwd1\"",
        "decryption | {}",
        "full_backup_decryption | {}",
        "inc_backup_decryption | 5",
        "kms_encrypt_info | {}",
        "time_stamp | 1728727200",
      })
  void aWrongTypeIsUnreadable(String field, String value) {
    assertThat(faults("\"" + field + "\": " + value))
        .extracting(FieldFault::errCode, FieldFault::field)
        .containsExactly(Tuple.tuple(UNREADABLE, field));
  }

  @Test
  void anEntryOfAListIsNamedByItsPlace() {
    assertThat(faults("\"decryption\": [\"a\", 5, null]"))
        .extracting(FieldFault::field)
        .containsExactly("decryption[1]", "decryption[2]");
  }

  @Test
  void missingFieldsAreNamedOneByOne() {
    assertThat(faultsOf("{}"))
        .extracting(FieldFault::errCode, FieldFault::field)
        .containsExactly(
            Tuple.tuple(UNREADABLE, "data_backup_uri"),
            Tuple.tuple(UNREADABLE, "restore_tenant_name"),
            Tuple.tuple(UNREADABLE, "zone_list"));
    assertThat(
            faultsOf(
                "{\"data_backup_uri\": null, \"restore_tenant_name\": null, \"zone_list\": null}"))
        .hasSize(3);
  }

  @Test
  void aZoneThatIsNoObjectIsOneFaultAndDoesNotShiftTheOthers() {
    assertThat(
            faultsOf(
                """
                {"data_backup_uri": "file:///d", "restore_tenant_name": "rt2",
                 "zone_list": [5, null, {"name": "z", "unit_config_name": "", "unit_num": "1"}]}"""))
        .extracting(FieldFault::field)
        .containsExactly(
            "zone_list[0]",
            "zone_list[1]",
            "zone_list[2].unit_config_name",
            "zone_list[2].unit_num");
  }

  @Test
  void aListOfNoObjectsIsNotAlsoEmpty() {
    assertThat(
            faultsOf(
                """
                {"data_backup_uri": "file:///d", "restore_tenant_name": "rt2", "zone_list": [5]}"""))
        .extracting(FieldFault::field)
        .containsExactly("zone_list[0]");
  }

  @Test
  void faultsOfFormAndOfRulesComeTogetherInTheOrderOfTheContract() {
    assertThat(
            faultsOf(
                """
                {"data_backup_uri": 5, "restore_tenant_name": "", "scn": "x", "zone_list": [],
                 "primary_zone": 1, "concurrency": 0, "decryption": [1], "kms_encrypt_info": 5}"""))
        .extracting(FieldFault::field)
        .containsExactly(
            "data_backup_uri",
            "restore_tenant_name",
            "scn",
            "zone_list",
            "primary_zone",
            "concurrency",
            "decryption[0]",
            "kms_encrypt_info");
  }

  /** What one body costs must not grow with the faults it has room for. */
  @ParameterizedTest
  @ValueSource(
      strings = {"zone_list", "decryption", "full_backup_decryption", "inc_backup_decryption"})
  void aListThatIsFarTooLongIsOneFaultWhateverIsInIt(String field) {
    for (String entry : List.of("{}", "5", "null", "\"x\"")) {
      assertThat(faults(field, entry, 1_001))
          .extracting(FieldFault::errCode, FieldFault::field)
          .containsExactly(Tuple.tuple("Common.IllegalArgument", field));
    }
    assertThat(faults(field, "5", 1_000)).hasSize(1_000);
  }

  /** Those of a sound body with a list of that many equal entries. */
  private static List<FieldFault> faults(String list, String entry, int entries) {
    return faultsOf(
        """
        {"data_backup_uri": "file:///d", "restore_tenant_name": "rt2", %s "%s": [%s]}"""
            .formatted(
                list.equals("zone_list")
                    ? ""
                    : "\"zone_list\": [{\"name\": \"z\", \"unit_config_name\": \"s\", \"unit_num\": 1}],",
                list,
                String.join(",", Collections.nCopies(entries, entry))));
  }

  @Test
  void aPointInTheOtherSpellingIsNamedByIt() {
    assertThat(faults("\"timestamp\": \"1969-12-31T00:00:00Z\""))
        .extracting(FieldFault::errCode, FieldFault::field)
        .containsExactly(Tuple.tuple("OB.Restore.TimeNotValid", "timestamp"));
  }

  @Test
  void noMessageQuotesAValue() {
    assertThat(
            faultsOf(
                """
                {"data_backup_uri": ["MARKED"], "decryption": "MARKED", "time_stamp": "MARKED",
                 "kms_encrypt_info": ["MARKED"], "zone_list": "MARKED", "restore_tenant_name": 5}"""))
        .extracting(FieldFault::message)
        .noneMatch(message -> message.contains("MARKED"));
  }

  @Test
  void theSchemaClientsSeeNamesExactlyTheFieldsThatAreRead() {
    var body = new Watched();
    var zone = new Watched();
    body.putArray("zone_list").add(zone);

    RestoreParamReader.read(body);

    assertThat(body.asked).containsExactlyInAnyOrderElementsOf(names(RestoreParam.class));
    assertThat(zone.asked).containsExactlyInAnyOrderElementsOf(names(RestoreParam.ZoneParam.class));
  }

  @Test
  void thePatternsClientsSeeTakeTheCharactersThatAreTaken() throws NoSuchMethodException {
    Pattern zone = pattern(RestoreParam.ZoneParam.class.getMethod("name"));
    Pattern tenant = pattern(RestoreParam.class.getMethod("restoreTenantName"));
    for (char c = ' '; c < 0x180; c++) {
      String name = "x" + c;
      var body = (ObjectNode) JsonBody.object(("{" + BASE + "}").getBytes(StandardCharsets.UTF_8));
      body.put("restore_tenant_name", name);
      assertThat(isSound(body)).as(name).isEqualTo(tenant.matcher(name).matches());
      body.put("restore_tenant_name", "rt2");
      ((ObjectNode) body.at("/zone_list/0")).put("name", name).put("unit_config_name", name);
      assertThat(isSound(body)).as(name).isEqualTo(zone.matcher(name).matches());
    }
  }

  private static boolean isSound(JsonNode body) {
    return RestoreParamReader.read(body) instanceof RestoreParamReader.Read.Sound;
  }

  private static Pattern pattern(Method accessor) {
    return Pattern.compile(accessor.getAnnotation(Schema.class).pattern());
  }

  /** An object that remembers what it was asked for. Its parent's deepCopy is what is unchecked. */
  @SuppressWarnings("unchecked")
  private static final class Watched extends ObjectNode {
    private static final long serialVersionUID = 1;
    private final Set<String> asked = new TreeSet<>();

    Watched() {
      super(JsonNodeFactory.instance);
    }

    @Override
    public JsonNode get(String name) {
      asked.add(name);
      return super.get(name);
    }
  }

  private static List<String> names(Class<?> schema) {
    return Arrays.stream(schema.getRecordComponents())
        .map(RecordComponent::getAccessor)
        .map(accessor -> accessor.getAnnotation(JsonProperty.class).value())
        .toList();
  }

  private static RestoreRequest sound(String more) {
    var read = read("{" + BASE + ", " + more + "}");
    assertThat(read).isInstanceOf(RestoreParamReader.Read.Sound.class);
    return ((RestoreParamReader.Read.Sound) read).request();
  }

  private static List<FieldFault> faults(String more) {
    return faultsOf("{" + BASE + ", " + more + "}");
  }

  private static List<FieldFault> faultsOf(String body) {
    var read = read(body);
    assertThat(read).isInstanceOf(RestoreParamReader.Read.Faulty.class);
    return ((RestoreParamReader.Read.Faulty) read).faults();
  }

  private static RestoreParamReader.Read read(String body) {
    return RestoreParamReader.read(JsonBody.object(body.getBytes(StandardCharsets.UTF_8)));
  }
}
