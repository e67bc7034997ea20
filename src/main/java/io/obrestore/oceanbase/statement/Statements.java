package io.obrestore.oceanbase.statement;

import static io.obrestore.oceanbase.statement.Quoting.identifier;
import static io.obrestore.oceanbase.statement.Quoting.literal;
import static io.obrestore.oceanbase.statement.Quoting.literals;

import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.statement.AdministrationStatement.Kind;
import java.util.List;

/**
 * All administration statements that the service sends. Each fails with {@link
 * InvalidStatementException} for a value that cannot be written.
 */
public final class Statements {
  private static final String DECRYPTION = "SET DECRYPTION IDENTIFIED BY ";
  private static final String KMS = "SET @kms_encrypt_info = ";

  private Statements() {}

  /**
   * CREATE RESOURCE POOL in one zone: 4651 exists, 4648 no such unit config, 4530 no such zone,
   * 4656, 4624, 4733 or 4734 no room.
   */
  public static AdministrationStatement createPool(
      String name, String unitConfig, int unitNum, String zone) {
    if (unitNum < 1) {
      throw new InvalidStatementException("the unit number is below 1");
    }
    return AdministrationStatement.open(
        Kind.CREATE_POOL,
        "CREATE RESOURCE POOL "
            + identifier(name)
            + " UNIT = "
            + identifier(unitConfig)
            + ", UNIT_NUM = "
            + unitNum
            + ", ZONE_LIST = ("
            + literal(zone)
            + ")");
  }

  /** DROP RESOURCE POOL: 4626 granted to a tenant, 4650 none (which counts as done). */
  public static AdministrationStatement dropPool(String name) {
    return AdministrationStatement.open(Kind.DROP_POOL, "DROP RESOURCE POOL " + identifier(name));
  }

  /** SET DECRYPTION for this session: what RESTORE on the same session opens the backup with. */
  public static AdministrationStatement setDecryption(List<Secret> passwords) {
    if (passwords.isEmpty()) {
      throw new InvalidStatementException("there is no password");
    }
    String list = literals(passwords.stream().map(Secret::value).toList());
    return new AdministrationStatement(
        Kind.SET_DECRYPTION,
        DECRYPTION + list,
        DECRYPTION
            + literals(passwords.stream().map(each -> AdministrationStatement.HIDDEN).toList()),
        "SET DECRYPTION with " + passwords.size() + " passwords",
        passwords);
  }

  /** SET @kms_encrypt_info for this session. */
  public static AdministrationStatement setKms(Secret info) {
    return new AdministrationStatement(
        Kind.SET_KMS,
        KMS + literal(info.value()),
        KMS + literal(AdministrationStatement.HIDDEN),
        "SET @kms_encrypt_info",
        List.of(info));
  }

  /** ALTER SYSTEM RESTORE: begins the job and waits for its tenant, up to ten minutes. */
  public static AdministrationStatement restore(RestoreStatement restore) {
    return restore.build();
  }

  /** CANCEL RESTORE: 5157 no such tenant (yet), 4179 not being restored. */
  public static AdministrationStatement cancelRestore(String tenant) {
    return AdministrationStatement.open(
        Kind.CANCEL_RESTORE, "ALTER SYSTEM CANCEL RESTORE " + identifier(tenant));
  }

  /** Sets ha_high_thread_score, 0 to 100, of one tenant. */
  public static AdministrationStatement setHaHighThreadScore(String tenant, int score) {
    if (score < 0 || score > 100) {
      throw new InvalidStatementException("ha_high_thread_score is not between 0 and 100");
    }
    return AdministrationStatement.open(
        Kind.SET_HA_HIGH_THREAD_SCORE,
        "ALTER SYSTEM SET ha_high_thread_score = " + score + " TENANT = " + identifier(tenant));
  }

  /** Makes a standby tenant the primary; asynchronous. */
  public static AdministrationStatement activateStandby(String tenant) {
    return AdministrationStatement.open(
        Kind.ACTIVATE_STANDBY, "ALTER SYSTEM ACTIVATE STANDBY TENANT " + identifier(tenant));
  }

  /** Lets a standby tenant follow the archived log for ever. */
  public static AdministrationStatement followArchive(String tenant) {
    return AdministrationStatement.open(
        Kind.RECOVER_STANDBY,
        "ALTER SYSTEM RECOVER STANDBY TENANT " + identifier(tenant) + " UNTIL UNLIMITED");
  }

  /** Begins the upgrade job of a tenant; asynchronous, its end is a cluster event. */
  public static AdministrationStatement runUpgrade(String tenant) {
    return AdministrationStatement.open(
        Kind.RUN_UPGRADE,
        "ALTER SYSTEM RUN UPGRADE JOB 'UPGRADE_ALL' TENANT = " + identifier(tenant));
  }

  /** DROP TENANT FORCE: without the recycle bin. 5157 no such tenant (which counts as done). */
  public static AdministrationStatement dropTenantForce(String tenant) {
    return AdministrationStatement.open(
        Kind.DROP_TENANT, "DROP TENANT " + identifier(tenant) + " FORCE");
  }

  /** KILL of a session: 1094 when it is gone. */
  public static AdministrationStatement kill(long connectionId) {
    // The kernel cuts the number to 32 bits and would kill another session.
    if (connectionId < 1 || connectionId > 0xFFFF_FFFFL) {
      throw new InvalidStatementException("a connection id is not an unsigned 32 bit number");
    }
    return AdministrationStatement.open(Kind.KILL, "KILL " + connectionId);
  }
}
