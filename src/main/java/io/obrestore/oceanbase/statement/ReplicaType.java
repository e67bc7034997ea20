package io.obrestore.oceanbase.statement;

import java.util.Locale;
import java.util.Optional;

/** What a zone holds of a tenant, by the names of OceanBase's locality. */
public enum ReplicaType {
  /** Votes in Paxos. */
  FULL,
  /** Reads only, no vote. */
  READONLY;

  /** In any case of letters; empty when it is none. */
  public static Optional<ReplicaType> of(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "FULL" -> Optional.of(FULL);
      case "READONLY" -> Optional.of(READONLY);
      default -> Optional.empty();
    };
  }
}
