package io.obrestore.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import org.junit.jupiter.api.Test;

class ClientCertificatesTest {
  @Test
  void thePlainPortMustNotServeBesides() {
    assertThatThrownBy(
            () -> new ClientCertificates(true, true).customizeHttpServer(new HttpServerOptions()))
        .hasMessageContaining("quarkus.http.insecure-requests must");
    assertThatCode(
            () -> new ClientCertificates(true, false).customizeHttpServer(new HttpServerOptions()))
        .as("one that only redirects")
        .doesNotThrowAnyException();
    assertThatCode(
            () -> new ClientCertificates(false, true).customizeHttpServer(new HttpServerOptions()))
        .doesNotThrowAnyException();
  }

  @Test
  void withoutATrustStoreNobodyCouldBeVouchedFor() {
    assertThatThrownBy(
            () -> new ClientCertificates(true, false).customizeHttpsServer(new HttpServerOptions()))
        .hasMessageContaining("trust store");
  }

  @Test
  void withOneTheyAreRequired() {
    var options = new HttpServerOptions().setTrustOptions(new PemTrustOptions());

    new ClientCertificates(true, false).customizeHttpsServer(options);
    assertThat(options.getClientAuth()).isEqualTo(ClientAuth.REQUIRED);

    new ClientCertificates(false, true).customizeHttpsServer(options);
    assertThat(options.getClientAuth()).isEqualTo(ClientAuth.NONE);
  }
}
