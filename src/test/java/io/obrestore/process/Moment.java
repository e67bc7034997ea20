package io.obrestore.process;

import io.obrestore.simulator.fault.ReceivedStatement;
import java.util.regex.Pattern;

/** A moment of a restore, told by the statement that OceanBase receives in it. */
enum Moment {
  PRE_RESTORE_CHECK("SELECT .*CDB_OB_BACKUP_SET_FILES.*"),
  MAKING_POOLS("CREATE RESOURCE POOL .*"),
  SENDING_RESTORE("ALTER SYSTEM RESTORE .*"),
  LOOKING_FOR_THE_JOB("SELECT .*CDB_OB_RESTORE_PROGRESS\\s+WHERE DESCRIPTION = .*"),
  FOLLOWING_THE_JOB("SELECT .*CDB_OB_RESTORE_HISTORY\\s+WHERE JOB_ID .*"),
  ACTIVATING("ALTER SYSTEM ACTIVATE .*"),
  UPGRADING("ALTER SYSTEM RUN UPGRADE JOB .*");

  private final String text;

  /**
   * @param text fits the statement as a whole
   */
  Moment(String text) {
    this.text = text;
  }

  boolean is(ReceivedStatement statement) {
    return statement.user().startsWith("root@sys#")
        && Pattern.compile(text, Pattern.DOTALL).matcher(statement.sql()).matches();
  }

  /** A sample backup whose restore comes to this moment. */
  String backup() {
    return this == UPGRADING ? "file:///data/backup/old" : "file:///data/backup/data";
  }
}
