package io.obrestore.wiring;

import io.obrestore.Settings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Whether clients must show a certificate. Quarkus has a setting of its own for that, but fixes it
 * when the service is built.
 */
@Singleton
class ClientCertificates implements HttpServerOptionsCustomizer {
  private final Settings.Http settings;

  ClientCertificates(Settings settings) {
    this.settings = settings.http();
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setClientAuth(settings.clientCertificate() ? ClientAuth.REQUIRED : ClientAuth.NONE);
  }
}
