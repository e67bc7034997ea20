package io.obrestore.restore.leftover;

/**
 * What a sweep did.
 *
 * @param things how many statements took effect
 * @param more whether something is on its way that another sweep is to see to soon
 */
public record Swept(int things, boolean more) {
  static final Swept NOTHING = new Swept(0, false);
  static final Swept ONE = new Swept(1, false);
  static final Swept ON_ITS_WAY = new Swept(0, true);

  Swept and(Swept other) {
    return new Swept(things + other.things, more || other.more);
  }
}
