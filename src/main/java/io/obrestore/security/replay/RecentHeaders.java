package io.obrestore.security.replay;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The headers of reads that this replica has seen and that have not expired. At most so many: when
 * more come, those that expire first are forgotten first, since they are the least use to anybody.
 */
final class RecentHeaders {
  private final int most;
  private final Map<String, Instant> seen = new java.util.HashMap<>();
  private final TreeMap<Instant, Set<String>> byExpiry = new TreeMap<>();

  RecentHeaders(int most) {
    this.most = most;
  }

  /** Whether it was not seen before. */
  synchronized boolean add(String hash, Instant expires, Instant now) {
    forgetUntil(now);
    if (seen.putIfAbsent(hash, expires) != null) {
      return false;
    }
    byExpiry.computeIfAbsent(expires, any -> new HashSet<>()).add(hash);
    while (seen.size() > most) {
      forget(byExpiry.pollFirstEntry());
    }
    return true;
  }

  synchronized int size() {
    return seen.size();
  }

  /** A header is good until its second is over. */
  private void forgetUntil(Instant now) {
    while (!byExpiry.isEmpty() && byExpiry.firstKey().isBefore(now)) {
      forget(byExpiry.pollFirstEntry());
    }
  }

  private void forget(Map.Entry<Instant, Set<String>> expired) {
    seen.keySet().removeAll(expired.getValue());
  }
}
