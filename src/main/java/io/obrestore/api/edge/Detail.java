package io.obrestore.api.edge;

import io.obrestore.restore.message.Phrase;

/** What an {@link ErrorCode} leaves open. */
public enum Detail implements Phrase {
  NOT_UTF8("it is not UTF-8"),
  NOT_JSON("it is not well-formed JSON"),
  NOT_AN_OBJECT("it is not a JSON object"),
  MUST_BE("'%s' must be %s"),
  A_STRING("a string"),
  A_FLAG("true or false"),
  A_NUMBER("a whole number of 64 bits"),
  A_TIME("an RFC 3339 time such as 2006-01-02T15:04:05.000+08:00"),
  AN_OBJECT("an object"),
  A_LIST("a list"),
  LIST_TOO_LONG("it has more than %s entries"),
  NO_FLAG("it is neither true nor false"),
  NO_NUMBER("it is no whole number"),
  NO_EVENT("it is not the id of an event of this stream"),
  NO_TIME("it is no RFC 3339 time such as 2006-01-02T15:04:05.000+08:00"),
  KEY_FORM("it takes 1 to 128 visible ASCII characters"),
  TIMES_DIFFER("time_stamp and timestamp differ"),
  KEY_CONFIGURED("the key is configured: change it there"),
  NO_KEY_YET("there is no key yet"),
  NO_HEADER_KEY_YET("there is no key for encrypted headers yet"),
  CANNOT_ASK("OceanBase cannot be asked for now"),
  NO_RESTORE_KNOWN("no restore of that tenant is known"),
  STORE_OPENS("the store in OceanBase is being opened"),
  STORE_CLOSED("OceanBase cannot be reached, or does not let the store be opened");

  private final String english;

  Detail(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
