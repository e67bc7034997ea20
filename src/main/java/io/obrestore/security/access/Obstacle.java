package io.obrestore.security.access;

/** What keeps a request out. */
public enum Obstacle {
  /** Neither an encrypted header nor HTTP Basic. */
  NO_HEADER,
  /** The header cannot be decrypted, or does not say what it must: all of that looks alike. */
  UNREADABLE_HEADER,
  /** The header was made for another path or query. */
  OTHER_URI,
  /** The header's time is over. */
  EXPIRED,
  /** The header's time ends too far in the future. */
  NOT_YET_VALID,
  /** Not the password of root@sys. */
  WRONG_PASSWORD,
  /** The header was used before. */
  REPLAYED,
  /** HTTP Basic in the clear from another machine. */
  BASIC_IN_THE_CLEAR,
  /** root@sys has no password, and the request comes from another machine. */
  NO_ROOT_PASSWORD,
  /** Too many wrong passwords from that source. */
  TOO_MANY_FAILURES,
  /** A page that somebody else serves. */
  OTHER_ORIGIN,
  /** No password is needed, and a page was found by a name that anybody may have given. */
  FOREIGN_NAME,
  /** The store is not open yet, so there is no key for headers. */
  NO_KEY_YET,
  /** Too much of it at once. */
  BUSY
}
