package endurance;

import java.time.Duration;
import java.util.Random;

/**
 * How a replica is cut off from OceanBase.
 *
 * @param requests whether what it sends is lost or late
 * @param answers whether what it is answered is lost or late
 */
record Cut(Manner manner, boolean requests, boolean answers, Duration length) {
  /** What becomes of connections that are there, and of new ones. */
  enum Manner {
    /** Reset at once, and so are new ones. */
    RESET,

    /** Bytes vanish; all are reset at the end. */
    SWALLOWED,

    /** Bytes vanish, and go on vanishing for ever; only new connections are good afterwards. */
    FORGOTTEN,

    /** Bytes come late, at the end, as TCP sends them again. */
    HELD
  }

  private static final int SHORTEST_MS = 500;
  private static final int BEYOND_LEASE_MS = 8_000;

  /** From half a second to the lease and 8 s. */
  static Cut drawn(Random random, Duration lease) {
    Manner manner = Manner.values()[random.nextInt(Manner.values().length)];
    long longest = lease.toMillis() + BEYOND_LEASE_MS;
    var length = Duration.ofMillis(SHORTEST_MS + random.nextInt((int) longest - SHORTEST_MS));
    if (manner == Manner.RESET) {
      return new Cut(manner, true, true, length);
    }
    int which = random.nextInt(3);
    return new Cut(manner, which != 1, which != 2, length);
  }

  boolean concerns(boolean request) {
    return request ? requests : answers;
  }

  @Override
  public String toString() {
    String what = requests && answers ? "all" : requests ? "requests" : "answers";
    return "%s %s for %.1f s".formatted(what, manner, length.toMillis() / 1e3);
  }
}
