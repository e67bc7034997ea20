package io.obrestore.oceanbase.statement;

/**
 * One zone of a locality.
 *
 * @param type what it holds
 * @param zone its name
 */
public record LocalityEntry(ReplicaType type, String zone) {
  String text() {
    return type + "@" + zone;
  }
}
