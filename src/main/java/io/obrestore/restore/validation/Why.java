package io.obrestore.restore.validation;

import io.obrestore.restore.message.Phrase;

/** Why a rule is broken, where the rule alone does not say so. */
public enum Why implements Phrase {
  RANGE("it must be from %s to %s"),
  TIME_AND_SCN("a time and an SCN are both given"),
  TIME_BEYOND_SCN("the time is outside what an SCN can say"),
  SCN_TOO_LOW("an SCN is above 1"),
  NOT_COVERED("the backup and its archived log do not cover %s"),
  TOO_EARLY("every backup set is later than %s"),
  PRIMARY_ZONE_REPEATED("a zone is empty or stands twice"),
  PRIMARY_ZONE_NOT_LISTED("every zone of it must stand in zone_list"),
  TOO_MANY_PASSWORDS("at most %s passwords"),
  PASSWORD_NOT_SENDABLE("a password is empty or holds what no statement can"),
  NOT_SENDABLE("it holds what no statement can"),
  METHOD_UNKNOWN("it is neither full nor quick"),
  METHOD_TOO_NEW("OceanBase has it from 4.3.3 on, this cluster is %s"),
  DESCRIPTION_FORM("it is longer than %s characters, or holds control characters"),
  ZONE_NAME_FORM("not a zone name OceanBase's options can hold"),
  UNIT_CONFIG_NAME_FORM("not a unit config name OceanBase's options can hold"),
  AND_MORE("%s and more"),
  NAME_CHARACTERS("only letters, digits and -_~#+ are allowed"),
  NAME_TOO_LONG("it is longer than %s bytes"),
  NAME_RESERVED("the name is reserved"),
  URI_EMPTY("it is empty"),
  URI_SCHEME("it must begin with one of %s and name a place"),
  URI_TOO_LONG("it must be shorter than %s bytes"),
  URI_COMMA("a comma would add another place"),
  URI_BLANKS("it must hold no control characters and no blanks at its ends"),
  URI_SURROGATE("it holds half a surrogate pair"),
  URI_ENCRYPT_KEY("encrypt_key belongs to OceanBase alone"),
  NO_ROOM("zone '%s' has %s servers with room for a unit of %s, wanted are %s; too little: %s"),
  JOB_RUNS("OceanBase runs a restore of that name"),
  HELD_BY_FAILED(
      "dag %s (%s) is %s and has left something in OceanBase: RETRY, ROLLBACK or PASS it first"),
  HELD_BY_FAILED_UNDO(
      "dag %s (%s) is %s and has left something in OceanBase: ROLLBACK or PASS it first"),
  HELD_BY_FAILED_OPENING("dag %s (%s) is %s: RETRY or PASS it first"),
  HELD("dag %s (%s) is %s: wait for it, or DELETE the restore of the tenant"),
  HELD_TO_ITS_END("dag %s (%s) is %s: wait for it"),
  OPTION("OceanBase's option %s");

  private final String english;

  Why(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
