package io.obrestore.restore.validation;

import static io.obrestore.restore.validation.ProposalBuilder.zone;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.statement.RestoreMethod;
import io.obrestore.restore.Manner;
import io.obrestore.restore.PrimaryZone;
import io.obrestore.restore.RestorePoint;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.ZoneEntry;
import io.obrestore.restore.validation.Proposal.Zone;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
  private static final String LONE_SURROGATE = "pwd\ud83d";

  @Test
  void aRequestOfTheRequiredFieldsAloneGetsTheDefaults() {
    var request = sound(new ProposalBuilder());

    assertThat(request.tenantName()).isEqualTo("rt2");
    assertThat(request.point()).isEqualTo(new RestorePoint.Latest());
    assertThat(request.haHighThreadScore()).isEqualTo(10);
    assertThat(request.primaryZone()).isEqualTo(PrimaryZone.RANDOM);
    assertThat(request.concurrency()).isNull();
    assertThat(request.zones()).containsExactly(new ZoneEntry("zone1", ReplicaType.FULL, "s1", 1));
    assertThat(request.secrets().archiveLogUri()).isEqualTo("file:///data/backup/data");
    assertThat(request.secrets().kmsEncryptInfo()).isNull();
  }

  @Test
  void emptyTextsOfOptionalFieldsMeanNotGiven() {
    var request = sound(new ProposalBuilder().archiveUri("").primaryZone("").kms(""));

    assertThat(request.secrets().archiveLogUri()).isEqualTo("file:///data/backup/data");
    assertThat(request.primaryZone()).isEqualTo(PrimaryZone.RANDOM);
    assertThat(request.secrets().kmsEncryptInfo()).isNull();
  }

  @Test
  void theZeroTimeAndTheScnZeroMeanTheLatestPoint() {
    var proposal = new ProposalBuilder().time("0001-01-01T00:00:00Z").scn(0L);

    assertThat(sound(proposal).point()).isEqualTo(new RestorePoint.Latest());
  }

  @Test
  void theZeroTimeLeavesAnScnAlone() {
    var proposal = new ProposalBuilder().time("0001-01-01T00:00:00Z").scn(2L);

    assertThat(sound(proposal).point()).isEqualTo(new RestorePoint.AtScn(Scn.of(2)));
  }

  @Test
  void aTimeIsKeptToTheNanosecond() {
    var point = sound(new ProposalBuilder().time("2024-10-12T00:30:00.123456789Z")).point();

    assertThat(point)
        .isEqualTo(new RestorePoint.AtTime(Instant.parse("2024-10-12T00:30:00.123456789Z")));
  }

  @Test
  void theBordersOfRangesAreTaken() {
    assertThat(sound(new ProposalBuilder().score(0L).concurrency(1L)).haHighThreadScore()).isZero();
    assertThat(sound(new ProposalBuilder().score(100L).concurrency(100L)).concurrency())
        .isEqualTo(100);
    assertThat(sound(new ProposalBuilder().scn(Long.MAX_VALUE)).point())
        .isEqualTo(new RestorePoint.AtScn(Scn.of(Long.MAX_VALUE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "FULL", "Full", ""})
  void aReplicaTypeIsReadInAnyCaseAndFullByDefault(String type) {
    var request = sound(new ProposalBuilder().zones(new Zone("zone1", type, "s1", 1L)));

    assertThat(request.zones()).extracting(ZoneEntry::replicaType).containsOnly(ReplicaType.FULL);
  }

  @Test
  void asManyPasswordsAsTheKernelKeepsAreTaken() {
    assertThat(sound(passwords(124)).secrets().decryption()).hasSize(124);
  }

  @Test
  void theMannerIsTheUsualUnlessAskedFor() {
    assertThat(sound(new ProposalBuilder().method("").description("")).manner())
        .isEqualTo(Manner.USUAL);
    assertThat(
            sound(new ProposalBuilder().keepStandby(true).method("QUICK").description("ü"))
                .manner())
        .isEqualTo(new Manner(true, RestoreMethod.QUICK, "ü"));
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        broken(p().method("slow"), "Common.IllegalArgument", "method"),
        broken(p().description("a\nb"), "Common.IllegalArgument", "description"),
        broken(p().description("x".repeat(1_025)), "Common.IllegalArgument", "description"),
        broken(p().dataUri(null), "Common.BindJsonFailed", "data_backup_uri"),
        broken(p().dataUri(""), "OB.Restore.Uri.Invalid", "data_backup_uri"),
        broken(p().dataUri("http://x"), "OB.Restore.Uri.Invalid", "data_backup_uri"),
        broken(
            p().dataUri("file:///" + LONE_SURROGATE), "OB.Restore.Uri.Invalid", "data_backup_uri"),
        broken(p().archiveUri("file:///a,b"), "OB.Restore.Uri.Invalid", "archive_log_uri"),
        broken(p().tenant(null), "Common.BindJsonFailed", "restore_tenant_name"),
        broken(p().tenant(""), "OB.Tenant.Name.Empty", "restore_tenant_name"),
        broken(p().tenant("a b"), "OB.Tenant.Name.Invalid", "restore_tenant_name"),
        broken(p().tenant("SYS"), "OB.Tenant.SysOperationNotAllowed", "restore_tenant_name"),
        broken(p().time("2024-01-01T00:00:00Z").scn(5L), "OB.Restore.TimeNotValid", "time_stamp"),
        broken(p().time("1969-12-31T23:59:59Z"), "OB.Restore.TimeNotValid", "time_stamp"),
        broken(p().time("2262-04-11T23:47:16.854775808Z"), "OB.Restore.TimeNotValid", "time_stamp"),
        broken(p().scn(1L), "OB.Restore.TimeNotValid", "scn"),
        broken(p().scn(-5L), "OB.Restore.TimeNotValid", "scn"),
        broken(p().score(-1L), "Common.IllegalArgument", "ha_high_thread_score"),
        broken(p().score(101L), "Common.IllegalArgument", "ha_high_thread_score"),
        broken(p().score(4294967306L), "Common.IllegalArgument", "ha_high_thread_score"),
        broken(p().noZones(), "Common.BindJsonFailed", "zone_list"),
        broken(p().zones(), "OB.Tenant.ZoneList.Empty", "zone_list"),
        broken(p().zones(zone(null)), "Common.BindJsonFailed", "zone_list[0].name"),
        broken(p().zones(zone("a,b")), "Common.IllegalArgument", "zone_list[0].name"),
        broken(p().zones(zone("")), "Common.IllegalArgument", "zone_list[0].name"),
        broken(p().zones(zone("z"), zone("z")), "OB.Tenant.Zone.Repeated", "zone_list[1].name"),
        broken(
            p().zones(new Zone("z", "WITNESS", "s1", 1L)),
            "OB.Tenant.Replica.InvalidType",
            "zone_list[0].replica_type"),
        broken(
            p().zones(new Zone("z", "readonly", "s1", 1L)),
            "OB.Tenant.NoPaxosReplica",
            "zone_list"),
        broken(
            p().zones(new Zone("z", null, null, 1L)),
            "Common.BindJsonFailed",
            "zone_list[0].unit_config_name"),
        broken(
            p().zones(new Zone("z", null, "", 1L)),
            "OB.Resource.UnitConfig.Name.Empty",
            "zone_list[0].unit_config_name"),
        broken(
            p().zones(new Zone("z", null, "ü", 1L)),
            "Common.IllegalArgument",
            "zone_list[0].unit_config_name"),
        broken(
            p().zones(new Zone("z", null, "s1", null)),
            "Common.BindJsonFailed",
            "zone_list[0].unit_num"),
        broken(
            p().zones(new Zone("z", null, "s1", 0L)),
            "OB.Tenant.UnitNum.Invalid",
            "zone_list[0].unit_num"),
        broken(
            p().zones(zone("y"), new Zone("z", null, "s1", 2L)),
            "OB.Tenant.UnitNum.Inconsistent",
            "zone_list"),
        broken(p().primaryZone("zone2"), "OB.Tenant.PrimaryZone.Invalid", "primary_zone"),
        broken(p().primaryZone("zone1;"), "OB.Tenant.PrimaryZone.Invalid", "primary_zone"),
        broken(p().primaryZone("zone1,zone1"), "OB.Tenant.PrimaryZone.Invalid", "primary_zone"),
        broken(p().concurrency(0L), "Common.IllegalArgument", "concurrency"),
        broken(p().concurrency(101L), "Common.IllegalArgument", "concurrency"),
        broken(p().decryption(List.of("")), "Common.IllegalArgument", "decryption"),
        broken(p().decryption(List.of("a\0b")), "Common.IllegalArgument", "decryption"),
        broken(p().decryption(List.of(LONE_SURROGATE)), "Common.IllegalArgument", "decryption"),
        broken(passwords(125), "Common.IllegalArgument", "decryption"),
        broken(p().kms("a\0b"), "Common.IllegalArgument", "kms_encrypt_info"),
        broken(p().kms(LONE_SURROGATE), "Common.IllegalArgument", "kms_encrypt_info"));
  }

  @ParameterizedTest
  @MethodSource("brokenRules")
  void aRuleBrokenAloneIsTheOnlyFault(ProposalBuilder proposal, String code, String field) {
    var faults = faults(proposal);

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).rule().code()).isEqualTo(code);
    assertThat(faults.get(0).field()).isEqualTo(field);
    assertThat(faults.get(0).message()).isNotBlank().doesNotContain("%s", "pwd");
  }

  @Test
  void allRulesBrokenAtOnceAreAllNamedInTheOrderOfTheContract() {
    var faults =
        faults(
            p().dataUri("ftp://x")
                .archiveUri("ftp://y")
                .tenant("a b")
                .time("2024-01-01T00:00:00Z")
                .scn(5L)
                .score(101L)
                .zones(
                    new Zone("", "ROOT", "", 0L),
                    new Zone("z", "READONLY", null, 2L),
                    new Zone("z", "READONLY", "s1", 3L))
                .primaryZone("q")
                .concurrency(0L)
                .decryption(List.of(""))
                .kms("\0"));

    assertThat(faults)
        .extracting(Fault::field)
        .containsExactly(
            "data_backup_uri",
            "archive_log_uri",
            "restore_tenant_name",
            "time_stamp",
            "ha_high_thread_score",
            "zone_list[0].name",
            "zone_list[0].replica_type",
            "zone_list[0].unit_config_name",
            "zone_list[0].unit_num",
            "zone_list[1].unit_config_name",
            "zone_list[2].name",
            "zone_list",
            "primary_zone",
            "concurrency",
            "decryption",
            "kms_encrypt_info");
  }

  @Test
  void aZoneWithoutANameIsNotAlsoAFaultOfThePrimaryZone() {
    assertThat(faults(p().zones(zone("zone1"), zone(null)).primaryZone("zone2")))
        .extracting(Fault::field)
        .containsExactly("zone_list[1].name");
  }

  @Test
  void noMessageQuotesAPlaceOrAPassword() {
    var faults =
        faults(
            p().dataUri("ftp://b?access_key=QUOTED")
                .archiveUri("oss://b?access_key=QUOTED,")
                .decryption(List.of("QUOTED\0"))
                .kms("QUOTED\0"));

    assertThat(faults).hasSize(4);
    assertThat(faults).extracting(Fault::message).noneMatch(text -> text.contains("QUOTED"));
  }

  private static ProposalBuilder p() {
    return new ProposalBuilder();
  }

  private static ProposalBuilder passwords(int number) {
    return p().decryption(Collections.nCopies(number, "word"));
  }

  private static Arguments broken(ProposalBuilder proposal, String code, String field) {
    return Arguments.of(proposal, code, field);
  }

  private static RestoreRequest sound(ProposalBuilder proposal) {
    var checked = RequestRules.check(proposal.build());
    assertThat(checked).isInstanceOf(Checked.Sound.class);
    return ((Checked.Sound) checked).request();
  }

  private static List<Fault> faults(ProposalBuilder proposal) {
    var checked = RequestRules.check(proposal.build());
    assertThat(checked).isInstanceOf(Checked.Faulty.class);
    return ((Checked.Faulty) checked).faults();
  }
}
