package io.obrestore.api;

import io.obrestore.testing.Jdbc;
import io.obrestore.testing.TestEngine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Before each application that Quarkus starts for tests: where they share an SQL engine, what the
 * one before left there goes, and the application's own embedded OceanBase is put on it.
 */
@QuarkusTestResource(CleanEngine.class)
public final class CleanEngine implements QuarkusTestResourceLifecycleManager {
  /** The tables of schema oceanbase the embedded OceanBase makes anew itself. */
  private static final List<String> SCHEMAS = List.of("obrestore", "test");

  /** Before the resource that starts an embedded OceanBase. */
  @Override
  public int order() {
    return -1;
  }

  @Override
  public Map<String, String> start() {
    return TestEngine.url().map(CleanEngine::clean).orElse(Map.of());
  }

  private static Map<String, String> clean(String url) {
    try (var connection = Jdbc.connect(url);
        var statement = connection.createStatement()) {
      for (String schema : SCHEMAS) {
        statement.execute("DROP DATABASE IF EXISTS " + schema);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("seekdb cannot be cleaned", e);
    }
    return Map.of("obrestore.simulator.jdbc-url", url);
  }

  @Override
  public void stop() {}
}
