package io.obrestore.restore.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.view.BackupSet;
import io.obrestore.restore.Manner;
import io.obrestore.restore.PrimaryZone;
import io.obrestore.restore.RestorePoint;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.RestoreSecrets;
import io.obrestore.restore.Version;
import io.obrestore.restore.ZoneEntry;
import io.obrestore.restore.source.BackupContents;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupFindingsTest {
  private static final Version CLUSTER = Version.of("4.3.5.1");
  private static final Scn MOMENT = Scn.of(1_000);

  private static List<String> findings(
      RestorePoint point, List<String> passwords, @Nullable String kms, BackupSet... sets) {
    var request =
        new RestoreRequest(
            "rt2",
            point,
            List.of(new ZoneEntry("zone1", ReplicaType.FULL, "s1", 1)),
            PrimaryZone.RANDOM,
            0,
            null,
            Manner.USUAL,
            new RestoreSecrets("file:///d", "file:///d", passwords, kms));
    return BackupFindings.of(request, new BackupContents(List.of(sets), List.of()), CLUSTER)
        .stream()
        .map(finding -> finding.level() + " " + finding.field())
        .toList();
  }

  private static List<String> ofMoment(BackupSet... sets) {
    return findings(new RestorePoint.AtScn(MOMENT), List.of(), null, sets);
  }

  /** A set that stands alone, with one moment. */
  private static BackupSet set(String mode, String data, String cluster, String fileStatus) {
    return new BackupSet(
        1002,
        1,
        "FULL",
        0,
        0,
        "SUCCESS",
        fileStatus,
        true,
        MOMENT,
        MOMENT,
        mode,
        data,
        cluster,
        "");
  }

  private static BackupSet encrypted(String mode) {
    return set(mode, "4.3.5.1", "4.3.5.1", "AVAILABLE");
  }

  private static BackupSet made(String data, String cluster) {
    return set("NONE", data, cluster, "AVAILABLE");
  }

  @Test
  void nothingStandsAgainstAMomentThatIsThere() {
    assertThat(ofMoment(encrypted("NONE"))).isEmpty();
  }

  @Test
  void theLatestMomentIsNamed() {
    assertThat(findings(new RestorePoint.Latest(), List.of(), null, encrypted("NONE")))
        .containsExactly("INFO scn");
  }

  @Test
  void aMomentThatIsNotCoveredIsAnError() {
    var point = new RestorePoint.AtScn(Scn.of(1_001));

    assertThat(findings(point, List.of(), null, encrypted("NONE"))).containsExactly("ERROR scn");
  }

  @Test
  void aBackupOfWhichNothingCanBeUsedIsAnError() {
    assertThat(ofMoment(set("PASSWORD", "9.0", "9.0", "DELETED")))
        .containsExactly("ERROR data_backup_uri");
  }

  @ParameterizedTest
  @CsvSource({
    "PASSWORD,               '',  '',  ERROR decryption",
    "PASSWORD_ENCRYPTION,    '',  '',  ERROR decryption",
    "PASSWORD_ENCRYPTION,    pwd, '',  INFO decryption",
    "TRANSPARENT_ENCRYPTION, '',  '',  WARNING kms_encrypt_info",
    "TRANSPARENT_ENCRYPTION, '',  kms, ''",
    "DUAL_MODE_ENCRYPTION,   '',  '',  ERROR decryption; WARNING kms_encrypt_info",
    "DUAL_MODE_ENCRYPTION,   pwd, kms, INFO decryption"
  })
  void whatABackupNeedsToBeOpenedIsTold(String mode, String password, String kms, String expected) {
    var passwords = password.isEmpty() ? List.<String>of() : List.of(password);

    assertThat(
            String.join(
                "; ",
                findings(
                    new RestorePoint.AtScn(MOMENT),
                    passwords,
                    kms.isEmpty() ? null : kms,
                    encrypted(mode))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "4.3.5.1,  4.3.5.1,  ''",
    "4.2.1.8,  4.3.5.1,  INFO data_backup_uri",
    "4.3.10.0, 4.3.10.0, ERROR data_backup_uri; ERROR data_backup_uri",
    "4.3.5.1,  4.4.0.0,  ERROR data_backup_uri",
    "'',       '',       ''"
  })
  void versionsAreCompared(String data, String cluster, String expected) {
    assertThat(String.join("; ", ofMoment(made(data, cluster)))).isEqualTo(expected);
  }
}
