package io.obrestore.restore;

/**
 * The command on the in-process event bus that a dag waits for a runner. Only a hint: the store is
 * the truth, and runners find the dag without it.
 *
 * @param dagId the dag
 */
public record RestoreCommand(long dagId) {
  /** Where runners listen. */
  public static final String ADDRESS = "obrestore.restore.command";
}
