package io.obrestore.dag.testing;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.admin.AdminReply;
import io.obrestore.simulator.admin.AdminSession;
import io.obrestore.simulator.admin.AdminStatements;
import io.obrestore.simulator.clock.RunningClock;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class the embedded OceanBase of the test run, over H2, met on its port. */
public final class EmbeddedExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(EmbeddedExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("server", key -> Server.start(), Server.class)
        .database();
  }

  private record Server(EmbeddedOceanBase oceanBase, Vertx vertx) implements AutoCloseable {
    static Server start() {
      try {
        return new Server(
            EmbeddedOceanBase.start(
                SimulatorSettings.defaults(), RunningClock.real(), (e, c, s) -> new NoneKnown()),
            Vertx.vertx());
      } catch (Exception e) {
        throw new IllegalStateException("the embedded OceanBase does not start", e);
      }
    }

    TestDatabase database() {
      return new TestDatabase(vertx, "127.0.0.1", oceanBase.port(), "root@sys");
    }

    @Override
    public void close() throws SQLException {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      oceanBase.close();
    }
  }

  /** The dags need no administration statements. */
  private static final class NoneKnown implements AdminStatements {
    @Override
    public boolean recognises(String sql) {
      return false;
    }

    @Override
    public AdminReply execute(AdminSession session, String sql) {
      throw new IllegalStateException("not recognised: " + sql);
    }
  }
}
