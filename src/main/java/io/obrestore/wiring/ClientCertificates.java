package io.obrestore.wiring;

import io.obrestore.Settings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether clients must show a certificate. Quarkus has a setting of its own for that, but fixes it
 * when the service is built. Refuses the start where they would protect nothing.
 */
@Singleton
class ClientCertificates implements HttpServerOptionsCustomizer {
  private static final String SERVED_IN_THE_CLEAR = "enabled";
  private static final String KEY = "obrestore.http.client-certificate";

  private final boolean required;
  private final boolean plainToo;

  @Inject
  ClientCertificates(
      Settings settings,
      @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
          String insecure) {
    this(
        settings.http().clientCertificate(),
        insecure.strip().equalsIgnoreCase(SERVED_IN_THE_CLEAR));
  }

  ClientCertificates(boolean required, boolean plainToo) {
    this.required = required;
    this.plainToo = plainToo;
  }

  /** Nobody shows a certificate on this port, which without TLS is the only one. */
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    if (required && plainToo) {
      throw new IllegalArgumentException(
          "Settings that cannot be: quarkus.http.insecure-requests must be disabled or redirect, and TLS configured, since "
              + KEY
              + " is true: the plain port serves without any certificate");
    }
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    if (required && options.getTrustOptions() == null) {
      throw new IllegalArgumentException(
          "Settings that cannot be: the TLS configuration must have a trust store, since "
              + KEY
              + " is true: no client's certificate could be vouched for");
    }
    options.setClientAuth(required ? ClientAuth.REQUIRED : ClientAuth.NONE);
  }
}
