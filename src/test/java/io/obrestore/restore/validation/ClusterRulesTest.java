package io.obrestore.restore.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.restore.Manner;
import io.obrestore.restore.PrimaryZone;
import io.obrestore.restore.RestorePoint;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.RestoreSecrets;
import io.obrestore.restore.Version;
import io.obrestore.restore.ZoneEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterRulesTest {
  private static final Map<String, String> REGIONS =
      Map.of("zone1", "east", "zone2", "east", "zone3", "west");
  private static final Map<String, Integer> SERVERS = Map.of("zone1", 2, "zone2", 2, "zone3", 1);
  private static final ClusterFacts CLUSTER =
      new ClusterFacts(false, false, REGIONS, SERVERS, Set.of("s1"), Optional.empty());

  @Test
  void aRequestThatFitsHasNoFault() {
    assertThat(check("RANDOM", full("zone1"), full("zone2"))).isEmpty();
  }

  @Test
  void aTenantOfThatNameIsRefused() {
    var cluster = new ClusterFacts(true, false, REGIONS, SERVERS, Set.of("s1"), Optional.empty());

    assertThat(ClusterRules.check(request("RANDOM", full("zone1")), cluster))
        .extracting(Fault::rule)
        .containsExactly(Rule.TENANT_EXISTED);
  }

  @Test
  void aTenantThatIsBeingRestoredIsUnderMaintenance() {
    var cluster = new ClusterFacts(true, true, REGIONS, SERVERS, Set.of("s1"), Optional.empty());

    assertThat(ClusterRules.check(request("RANDOM", full("zone1")), cluster))
        .extracting(Fault::rule)
        .containsExactly(Rule.UNDER_MAINTENANCE);
  }

  @Test
  void anUnknownZoneIsOneFault() {
    assertThat(check("RANDOM", full("zone1"), new ZoneEntry("z9", ReplicaType.FULL, "s1", 1)))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple(Rule.ZONE_NOT_EXIST, "zone_list[1].name"));
  }

  @Test
  void anUnknownUnitConfigIsRefused() {
    assertThat(check("RANDOM", new ZoneEntry("zone1", ReplicaType.FULL, "s9", 1)))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple(Rule.UNIT_CONFIG_NOT_EXIST, "zone_list[0].unit_config_name"));
  }

  @Test
  void moreUnitsThanServersAreRefusedZoneByZone() {
    assertThat(
            check(
                "zone1,zone2",
                new ZoneEntry("zone1", ReplicaType.FULL, "s1", 2),
                new ZoneEntry("zone2", ReplicaType.FULL, "s1", 2),
                new ZoneEntry("zone3", ReplicaType.FULL, "s1", 2)))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple(Rule.UNIT_NUM_EXCEEDS, "zone_list[2].unit_num"));
  }

  @Test
  void aFirstPriorityInTwoRegionsIsRefused() {
    assertThat(check("zone1,zone3", full("zone1"), full("zone3")))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple(Rule.PRIMARY_ZONE_CROSS_REGION, "primary_zone"));
  }

  @Test
  void randomOverTwoRegionsIsRefusedAsTheKernelCountsIt() {
    assertThat(check("RANDOM", full("zone1"), full("zone2"), full("zone3")))
        .extracting(Fault::rule)
        .containsExactly(Rule.PRIMARY_ZONE_CROSS_REGION);
  }

  @Test
  void laterPrioritiesMayBeInOtherRegions() {
    assertThat(check("zone1,zone2;zone3", full("zone1"), full("zone2"), full("zone3"))).isEmpty();
  }

  @Test
  void theRegionOfTheLeadersNeedsTwoVotersWhenThereAreSeveralRegions() {
    assertThat(check("zone3;zone1", full("zone1"), full("zone2"), full("zone3")))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple(Rule.PRIMARY_REGION_FULL, "primary_zone"));
  }

  @Test
  void aReadonlyReplicaIsNoVoter() {
    assertThat(
            check(
                "zone1",
                full("zone1"),
                new ZoneEntry("zone2", ReplicaType.READONLY, "s1", 1),
                full("zone3")))
        .extracting(Fault::rule)
        .containsExactly(Rule.PRIMARY_REGION_FULL);
  }

  @Test
  void oneVoterIsEnoughInOneRegion() {
    assertThat(check("zone3", full("zone3"))).isEmpty();
  }

  @Test
  void allFaultsComeAtOnceInTheOrderOfTheContract() {
    var cluster = new ClusterFacts(true, false, REGIONS, SERVERS, Set.of(), Optional.empty());

    assertThat(
            ClusterRules.check(
                request(
                    "zone1,zone3",
                    new ZoneEntry("zone1", ReplicaType.FULL, "s1", 3),
                    full("zone3"),
                    full("zone9")),
                cluster))
        .extracting(Fault::field)
        .containsExactly(
            "restore_tenant_name",
            "zone_list[0].unit_config_name",
            "zone_list[0].unit_num",
            "zone_list[1].unit_config_name",
            "zone_list[2].name",
            "zone_list[2].unit_config_name",
            "primary_zone");
  }

  @Test
  void aMethodIsRefusedWhereOceanBaseHasNone() {
    assertThat(ofVersion("4.3.2.9"))
        .extracting(Fault::rule, Fault::field)
        .containsExactly(tuple(Rule.ILLEGAL_ARGUMENT, "method"));
    assertThat(ofVersion("4.3.3.0")).isEmpty();
  }

  private static List<Fault> ofVersion(String version) {
    var cluster =
        new ClusterFacts(
            false, false, REGIONS, SERVERS, Set.of("s1"), Optional.of(Version.of(version)));
    return ClusterRules.check(request("RANDOM", full("zone1")), cluster);
  }

  private static org.assertj.core.groups.Tuple tuple(Rule rule, String field) {
    return org.assertj.core.groups.Tuple.tuple(rule, field);
  }

  private static ZoneEntry full(String zone) {
    return new ZoneEntry(zone, ReplicaType.FULL, "s1", 1);
  }

  private static List<Fault> check(String primaryZone, ZoneEntry... zones) {
    return ClusterRules.check(request(primaryZone, zones), CLUSTER);
  }

  static RestoreRequest request(String primaryZone, ZoneEntry... zones) {
    return new RestoreRequest(
        "rt2",
        new RestorePoint.Latest(),
        List.of(zones),
        PrimaryZone.parse(primaryZone).orElseThrow(),
        10,
        null,
        Manner.USUAL,
        new RestoreSecrets("file:///d", "file:///d", List.of(), null));
  }
}
