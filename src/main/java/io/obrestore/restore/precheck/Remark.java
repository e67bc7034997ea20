package io.obrestore.restore.precheck;

import io.obrestore.restore.message.Phrase;

/** What a precheck has to say of a backup. */
public enum Remark implements Phrase {
  NOTHING_RESTORABLE("no moment of this backup can be restored"),
  LATEST("the latest moment is now %s, SCN %s"),
  PASSWORD_NEEDED("the backup opens with a password only"),
  PASSWORDS_TRIED("the backup opens with a password: OceanBase tries those that are given"),
  KEYS_NEEDED(
      "the data is encrypted: unless this cluster has its keys, kms_encrypt_info is needed"),
  MADE_BY_NEWER("the backup is made by a cluster of version %s, this cluster is %s"),
  DATA_NEWER("the backup is data of version %s, this cluster is %s"),
  UPGRADED("the data is of version %s: the tenant is upgraded to %s when it is activated"),
  NOBODY_READS(
      "this cluster did not make that backup, and there is no ob_admin to read it: its windows, passwords and version"
          + " are not checked"),
  NOBODY_READS_LOG(
      "this cluster did not make the archive at that place, and there is no ob_admin to read it: the backup's windows,"
          + " passwords and version are not checked"),
  UNREADABLE("the backup cannot be read: %s: its windows, passwords and version are not checked");

  private final String english;

  Remark(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
