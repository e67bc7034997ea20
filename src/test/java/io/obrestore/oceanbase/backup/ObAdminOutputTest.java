package io.obrestore.oceanbase.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.obrestore.oceanbase.Scn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObAdminOutputTest {
  /** As ObBackupSetFileDesc::to_string writes it. */
  private static final String SET =
      """
      ------------------------------{tenant backup set infos}------------------------------
      |                    0|{backup_set_id:2, incarnation:1, tenant_id:1002, dest_id:1001,\
       backup_type:{type:1}, plus_archivelog:false, date:20241012, prev_full_backup_set_id:1,\
       prev_inc_backup_set_id:1, stats:{input_bytes:1, output_bytes:2}, start_time:1, end_time:2,\
       status:1, result:0, encryption_mode:3, passwd:"5a{b,c:d}\\"", file_status:0,\
       backup_path:"oss://b/p{x:1}", start_replay_scn:{val:1728727696264250400, v:0},\
       min_restore_scn:{val:1728727696264250401, v:0}, min_restore_scn_display:"2024-10-12 18:08:16",\
       tenant_compatible_display:"4.3.5.1", cluster_version_display:"4.3.5.1"}
      -------------------------------------------------------------------------------------
      """;

  private static final String ROUND =
      """
      |                    0|{key:{tenant_id:1002, dest_no:0, dest_id:1002, round_id:3}, state:{status:"STOP"},\
       start_scn:{val:1728727696264250400, v:0}, checkpoint_scn:{val:1728727696264250499, v:0}, path:"x"}
      """;

  @Test
  void aBackupSetIsReadAsTheKernelWritesIt() {
    assertThat(ObAdminOutput.sets(SET))
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.tenantId()).isEqualTo(1002);
              assertThat(set.id()).isEqualTo(2);
              assertThat(set.type()).isEqualTo("INC");
              assertThat(set.previousFull()).isEqualTo(1);
              assertThat(set.previousIncrement()).isEqualTo(1);
              assertThat(set.status()).isEqualTo("SUCCESS");
              assertThat(set.fileStatus()).isEqualTo("AVAILABLE");
              assertThat(set.plusArchivelog()).isFalse();
              assertThat(set.startReplayScn()).isEqualTo(Scn.of(1728727696264250400L));
              assertThat(set.minRestoreScn()).isEqualTo(Scn.of(1728727696264250401L));
            });
  }

  @Test
  void deletedAndFailedSetsAreToldApart() {
    assertThat(
            ObAdminOutput.sets(SET.replace("file_status:0", "file_status:6")).get(0).fileStatus())
        .isEqualTo("DELETED");
    assertThat(ObAdminOutput.sets(SET.replace(" status:1", " status:2")).get(0).status())
        .isEqualTo("FAILED");
  }

  @Test
  void aRoundIsReadAsTheKernelWritesIt() {
    assertThat(ObAdminOutput.rounds(ROUND))
        .singleElement()
        .satisfies(
            round -> {
              assertThat(round.tenantId()).isEqualTo(1002);
              assertThat(round.roundId()).isEqualTo(3);
              assertThat(round.startScn()).isEqualTo(Scn.of(1728727696264250400L));
              assertThat(round.checkpointScn()).isEqualTo(Scn.of(1728727696264250499L));
            });
  }

  @Test
  void theOwnerIsReadFromItsLines() {
    var owner =
        ObAdminOutput.owner(
            "|        tenant_id|1002\n|      tenant_name|shop \n|     cluster_name|obcluster|\n");

    assertThat(owner).isEqualTo(new BackupOwner("shop", "obcluster"));
  }

  @Test
  void whatSaysNothingHasNothing() {
    assertThat(ObAdminOutput.sets("")).isEmpty();
    assertThat(ObAdminOutput.rounds("some warning\n|x|{y:1}\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|0|{tenant_id:1002}",
        "|0|{tenant_id:x, backup_set_id:1}",
        "|0|{tenant_id:1002, backup_set_id:1, prev_full_backup_set_id:0",
        "|0|{nonsense}",
        "|0|{a:1,,b:2}",
        "|0|{a:\"secret"
      })
  void anEntryThatCannotBeReadFailsTheWholeAndIsNotQuoted(String line) {
    String output = SET + line + "}\n";

    assertThatThrownBy(() -> ObAdminOutput.sets(output))
        .isInstanceOf(ObAdminException.class)
        .hasMessageContaining("cannot be read")
        .hasMessageNotContainingAny("secret", "5a", "oss://");
  }

  @Test
  void anythingElseEndsInAnAnswerOrInThatFailure() {
    qt().withExamples(500)
        .forAll(strings().betweenCodePoints(32, 126).ofLengthBetween(0, 80))
        .checkAssert(
            text -> {
              try {
                assertThat(ObAdminOutput.sets("|0|{" + text + "}\n")).isNotNull();
              } catch (ObAdminException told) {
                assertThat(told).hasMessageContaining("cannot be read");
              }
            });
  }

  @Test
  void anOwnerWithoutNamesFails() {
    assertThatThrownBy(() -> ObAdminOutput.owner("nothing")).isInstanceOf(ObAdminException.class);
  }
}
