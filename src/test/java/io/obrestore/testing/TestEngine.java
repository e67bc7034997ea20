package io.obrestore.testing;

import java.util.Optional;

/**
 * The SQL engine behind the embedded OceanBase of the end-to-end tests: H2, or seekdb with {@code
 * -Dtest.sql-engine=seekdb}. What is known of it stands in system properties: the class loaders of
 * a process have no more in common, and the service refuses settings of its own prefix that it does
 * not know.
 */
public final class TestEngine {
  private static final String WANTED = "test.sql-engine";
  private static final String URL = "test.sql-engine.url";

  private TestEngine() {}

  /** Whether it is to be seekdb. */
  public static boolean wantsSeekDb() {
    return "seekdb".equals(System.getProperty(WANTED));
  }

  /** A seekdb listens on that port of loopback. */
  public static void started(int port) {
    System.setProperty(URL, "jdbc:mariadb://127.0.0.1:%d/?user=root".formatted(port));
  }

  /**
   * Where it is; empty for an H2 of one's own. Throws when there is none although one is wanted.
   */
  public static Optional<String> url() {
    if (!wantsSeekDb()) {
      return Optional.empty();
    }
    String url = System.getProperty(URL);
    if (url == null) {
      throw new IllegalStateException(
          "seekdb is wanted and was not started: src/test/scripts/install-seekdb");
    }
    return Optional.of(url);
  }
}
