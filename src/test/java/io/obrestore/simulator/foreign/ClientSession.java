package io.obrestore.simulator.foreign;

/** One connection of a foreign client, used in a blocking way. */
interface ClientSession extends AutoCloseable {
  /** Sends a statement; what it answers when it has rows, else {@link Answer#NOTHING}. */
  Answer query(String sql) throws ClientException;

  /** Lets the connection go, without waiting for a statement that is under way. */
  @Override
  void close();
}
