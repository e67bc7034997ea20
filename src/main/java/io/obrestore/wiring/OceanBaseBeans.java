package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.ConnectionSettings.Limits;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.oceanbase.view.Views;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The gateway's beans. */
class OceanBaseBeans {
  @Produces
  @Singleton
  ConnectionSettings connectionSettings(Settings settings, EmbeddedDatabase embedded) {
    var at = settings.oceanbase();
    return new ConnectionSettings(
        embedded.host(),
        embedded.port(),
        at.user(),
        new Secret(embedded.password()),
        at.schema(),
        limits(at),
        at.poolSize());
  }

  private static Limits limits(Settings.OceanBase at) {
    return new Limits(
        at.connectTimeout(),
        at.acquireTimeout(),
        at.statementTimeout(),
        Limits.DEFAULT.transaction(),
        Limits.DEFAULT.administration(),
        Limits.DEFAULT.restore());
  }

  @Produces
  @Singleton
  Connections connections(Vertx vertx, ConnectionSettings settings) {
    return new Connections(vertx, settings);
  }

  void close(@Disposes Connections connections) {
    connections.close();
  }

  @Produces
  @Singleton
  Views views(Connections connections) {
    return connections.views();
  }
}
