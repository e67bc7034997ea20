package io.obrestore.oceanbase;

import io.obrestore.oceanbase.session.AdministrationSession;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.admin.AdministrationSettings;
import io.obrestore.simulator.admin.EmbeddedAdministration;
import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.sql.SqlEngine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** An embedded OceanBase of a test's own, and the gateway to it. */
final class Embedded implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final EmbeddedOceanBase server;
  private final Vertx vertx = Vertx.vertx();
  private final Connections connections;

  Embedded() throws IOException, SQLException {
    server =
        EmbeddedOceanBase.start(
            SimulatorSettings.defaults(),
            RunningClock.real(),
            (engine, clock, settings) ->
                EmbeddedAdministration.start(
                    () -> connect(engine), clock, AdministrationSettings.instant()));
    connections = connections("");
  }

  private static Connection connect(SqlEngine engine) {
    try {
      return engine.connect();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  EmbeddedOceanBase server() {
    return server;
  }

  Connections connections() {
    return connections;
  }

  /** Further ones with that password. */
  Connections connections(String password) {
    return new Connections(
        vertx,
        ConnectionSettings.of(
            "127.0.0.1", server.port(), "root@sys", new Secret(password), "obrestore"));
  }

  AdministrationSession session() {
    return get(connections.openSession());
  }

  static <T> T get(Uni<T> uni) {
    return uni.await().atMost(LONG);
  }

  @Override
  public void close() throws SQLException {
    connections.close();
    vertx.close().await().atMost(LONG);
    server.close();
  }
}
