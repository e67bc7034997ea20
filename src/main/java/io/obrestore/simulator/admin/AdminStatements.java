package io.obrestore.simulator.admin;

/** Administration statements, which only the kernel knows: the engine behind never sees them. */
public interface AdminStatements extends AutoCloseable {
  /** Whether the text, by its leading words, is one of these statements, well formed or not. */
  boolean recognises(String sql);

  /**
   * Carries out one statement, outside of any transaction of the session. Throws KernelException
   * with the kernel's code when it is refused.
   */
  AdminReply execute(AdminSession session, String sql);

  /** Ends jobs and connections it has opened itself. */
  @Override
  default void close() {}
}
