package io.obrestore.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Maintenance;
import io.obrestore.dag.Operator;
import io.obrestore.dag.State;
import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.statement.RestoreMethod;
import io.obrestore.security.MasterKeys;
import io.obrestore.security.SealedValueException;
import io.obrestore.security.SecretBox;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestoreCodecTest {
  private static final RestoreSecrets SECRETS =
      new RestoreSecrets(
          "oss://b/p?host=h&access_id=idMARKED&access_key=keyMARKED",
          "s3://b/l?host=h&access_key=logMARKED",
          List.of("pwdMARKED", "p'\"\\wMARKED ü"),
          "kmsMARKED");
  private static final RestoreRequest FULL =
      new RestoreRequest(
          "rt2",
          new RestorePoint.AtScn(new Scn(Scn.of(Long.MAX_VALUE).value())),
          List.of(
              new ZoneEntry("zone1", ReplicaType.FULL, "s1", 2),
              new ZoneEntry("zone2", ReplicaType.READONLY, "s2", 2)),
          PrimaryZone.parse("zone1;zone2").orElseThrow(),
          42,
          7,
          new Manner(true, RestoreMethod.QUICK, "before the sale"),
          SECRETS);

  private final RestoreCodec codec = codec();

  @Test
  void aRequestComesBackAsItWas() {
    assertThat(codec.open(dag("token", codec.request(FULL), codec.seal("token", SECRETS))))
        .isEqualTo(FULL);
  }

  @Test
  void aRequestWithoutAnythingOptionalComesBackAsItWas() {
    var secrets = new RestoreSecrets("file:///d", "file:///d", List.of(), null);
    var plain =
        new RestoreRequest(
            "rt2",
            new RestorePoint.Latest(),
            FULL.zones().subList(0, 1),
            PrimaryZone.RANDOM,
            10,
            null,
            Manner.USUAL,
            secrets);

    assertThat(codec.open(dag("token", codec.request(plain), codec.seal("token", secrets))))
        .isEqualTo(plain);
  }

  @Test
  void aTimeComesBackAsItsScn() {
    var time = Instant.parse("2024-10-12T10:08:16.264250400Z");
    var atTime =
        new RestoreRequest(
            "rt2",
            new RestorePoint.AtTime(time),
            FULL.zones(),
            PrimaryZone.RANDOM,
            10,
            null,
            Manner.USUAL,
            SECRETS);

    assertThat(
            codec
                .open(dag("token", codec.request(atTime), codec.seal("token", SECRETS)))
                .point()
                .scn())
        .contains(Scn.of(1728727696264250400L));
  }

  @Test
  void nothingReadableHoldsASecret() {
    assertThat(codec.request(FULL))
        .contains("rt2", "oss://b/p", "access_key")
        .doesNotContain("MARKED");
    assertThat(codec.seal("token", SECRETS)).doesNotContain("MARKED");
    assertThat(FULL.toString()).doesNotContain("MARKED");
  }

  @Test
  void theSameSecretsAreSealedDifferentlyEachTime() {
    assertThat(codec.seal("token", SECRETS)).isNotEqualTo(codec.seal("token", SECRETS));
  }

  @Test
  void secretsSealedForAnotherDagDoNotOpen() {
    var dag = dag("token", codec.request(FULL), codec.seal("other", SECRETS));

    assertThatThrownBy(() -> codec.open(dag)).isInstanceOf(SealedValueException.class);
  }

  @Test
  void aDagWhoseSecretsAreWipedDoesNotOpenButTellsItsTenant() {
    var dag = dag("token", codec.request(FULL), null);

    assertThatThrownBy(() -> codec.open(dag)).isInstanceOf(IllegalStateException.class);
    assertThat(RestoreCodec.tenantName(dag)).isEqualTo("rt2");
  }

  @Test
  void factsComeBackAsTheyWere() {
    var facts = RestoreFacts.NONE.withJob(7).withTenant(1004).sendingScore().nowActivating();

    assertThat(RestoreCodec.facts(dag("token", "{}", null, RestoreCodec.write(facts))))
        .isEqualTo(facts);
    assertThat(RestoreCodec.facts(dag("token", "{}", null))).isEqualTo(RestoreFacts.NONE);
  }

  private static RestoreCodec codec() {
    var random = new SecureRandom();
    return new RestoreCodec(new SecretBox(MasterKeys.inMemory(random), random));
  }

  private static DagView dag(String token, String request, @Nullable String secrets) {
    return dag(token, request, secrets, "{}");
  }

  private static DagView dag(String token, String request, @Nullable String secrets, String facts) {
    return new DagView(
        4,
        RestoreDag.KIND,
        token,
        null,
        "Restore backup_rt2",
        1,
        5,
        State.READY,
        Operator.RUN,
        new Maintenance(2, "rt2"),
        "restore:rt2",
        "restore:rt2",
        false,
        request,
        secrets,
        facts,
        null,
        0,
        0,
        0,
        0,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }
}
