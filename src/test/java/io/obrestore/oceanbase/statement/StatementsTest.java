package io.obrestore.oceanbase.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsTest {
  @Test
  void theTextsAreOceanBases() {
    assertThat(Statements.createPool("p", "unit1", 1, "zone1").sql())
        .isEqualTo("CREATE RESOURCE POOL `p` UNIT = `unit1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')");
    assertThat(Statements.dropPool("p").sql()).isEqualTo("DROP RESOURCE POOL `p`");
    assertThat(Statements.cancelRestore("t").sql()).isEqualTo("ALTER SYSTEM CANCEL RESTORE `t`");
    assertThat(Statements.setHaHighThreadScore("t", 10).sql())
        .isEqualTo("ALTER SYSTEM SET ha_high_thread_score = 10 TENANT = `t`");
    assertThat(Statements.activateStandby("t").sql())
        .isEqualTo("ALTER SYSTEM ACTIVATE STANDBY TENANT `t`");
    assertThat(Statements.runUpgrade("t").sql())
        .isEqualTo("ALTER SYSTEM RUN UPGRADE JOB 'UPGRADE_ALL' TENANT = `t`");
    assertThat(Statements.dropTenantForce("t").sql()).isEqualTo("DROP TENANT `t` FORCE");
    assertThat(Statements.kill(4711).sql()).isEqualTo("KILL 4711");
  }

  @Test
  void passwordsAndKmsInfoArriveAsTheyAre() {
    qt().forAll(HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (one, two) -> {
              var passwords = List.of(new Secret(one), new Secret(two));
              assertThat(SqlDecoder.decode(Statements.setDecryption(passwords).sql()))
                  .isEqualTo(
                      new SqlDecoder.Decoded(
                          "SET DECRYPTION IDENTIFIED BY ?, ?", List.of(one, two)));
              assertThat(SqlDecoder.decode(Statements.setKms(new Secret(one)).sql()))
                  .isEqualTo(new SqlDecoder.Decoded("SET @kms_encrypt_info = ?", List.of(one)));
            });
  }

  @Test
  void namesInPoolStatementsArriveAsTheyAre() {
    qt().forAll(HostileTexts.any(), HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (pool, unit, zone) ->
                assertThat(SqlDecoder.decode(Statements.createPool(pool, unit, 2, zone).sql()))
                    .isEqualTo(
                        new SqlDecoder.Decoded(
                            "CREATE RESOURCE POOL ? UNIT = ?, UNIT_NUM = 2, ZONE_LIST = (?)",
                            List.of(pool, unit, zone))));
  }

  @Test
  void secretsAreNotSeenInTheDescription() {
    qt().forAll(HostileTexts.any().map(text -> "~" + text + "~"))
        .checkAssert(
            password -> {
              var passwords = Statements.setDecryption(List.of(new Secret(password)));
              assertThat(passwords.toString()).doesNotContain(password);
              assertThat(passwords.describe()).doesNotContain(password);
              assertThat(Statements.setKms(new Secret(password)).toString())
                  .doesNotContain(password);
            });
  }

  @Test
  void aSyntaxErrorsQuotationOfSecretsGoesAsAWhole() {
    AdministrationStatement statement = Statements.setDecryption(List.of(new Secret("pwd-12345")));

    assertThat(statement.redact("You have an error near ''pwd-1' at line 1"))
        .isEqualTo("You have an error near ******");
    assertThat(statement.redact("wrong pwd-12345 there")).isEqualTo("wrong ****** there");
  }

  @Test
  void wordsAboutAStatementWithoutSecretsStayAsTheyAre() {
    String words = "syntax error near 'POOL' at line 1";

    assertThat(Statements.dropPool("p").redact(words)).isEqualTo(words);
  }

  @Test
  void aPoolOrTenantThatIsGoneIsDoneForWhoDropsIt() {
    RefusedException noPool = new RefusedException(4650, "HY000", "resource pool 'p' not exist");
    RefusedException noTenant = new RefusedException(5157, "HY000", "Unknown tenant 't'");

    assertThat(Statements.dropPool("p").classify(noPool)).isEqualTo(ErrorClass.ALREADY_DONE);
    assertThat(Statements.dropTenantForce("t").classify(noTenant))
        .isEqualTo(ErrorClass.ALREADY_DONE);
    assertThat(Statements.cancelRestore("t").classify(noTenant)).isEqualTo(ErrorClass.DEFINITE);
    assertThat(Statements.createPool("p", "u", 1, "z").classify(noPool))
        .isEqualTo(ErrorClass.DEFINITE);
  }

  @Test
  void valuesBeyondTheirRangesAreRefused() {
    assertRefused(() -> Statements.createPool("p", "u", 0, "z"));
    assertRefused(() -> Statements.setDecryption(List.of()));
    assertRefused(() -> Statements.setHaHighThreadScore("t", -1));
    assertRefused(() -> Statements.setHaHighThreadScore("t", 101));
    assertRefused(() -> Statements.kill(0));
    assertRefused(() -> Statements.kill(1L << 32));
  }

  private static void assertRefused(Runnable statement) {
    assertThatThrownBy(statement::run).isInstanceOf(InvalidStatementException.class);
  }
}
