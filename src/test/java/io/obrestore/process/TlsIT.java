package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.testing.Certificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS by the settings of docs/security.md, on the packaged service. */
class TlsIT {
  private static final String PASSWORD = "of root";
  private static final String LIST = "/api/v1/task/dags/ob";
  private static final Duration PAUSE = Duration.ofMillis(200);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private Certificates certificates;

  @SuppressWarnings("NullAway.Init")
  private Path served;

  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void certificate() throws IOException, InterruptedException {
    certificates = new Certificates(directory);
    served = certificates.selfSigned("served");
    settings.put("QUARKUS_TLS_HTTPS_KEY_STORE_P12_PATH", served.toString());
    settings.put("QUARKUS_TLS_HTTPS_KEY_STORE_P12_PASSWORD", Certificates.PASSWORD);
    settings.put("QUARKUS_HTTP_TLS_CONFIGURATION_NAME", "https");
    settings.put("QUARKUS_HTTP_SSL_PORT", "0");
    settings.put("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
  }

  private static HttpClient client(Path trusts, @Nullable Path key)
      throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder().sslContext(Certificates.client(trusts, key)).build();
  }

  private static HttpRequest.Builder list(URI service) {
    byte[] both = ("root:" + PASSWORD).getBytes(StandardCharsets.US_ASCII);
    return HttpRequest.newBuilder(service.resolve(LIST))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void httpsIsServedAndARenewedCertificateToo() throws Exception {
    settings.put("QUARKUS_TLS_HTTPS_RELOAD_PERIOD", "1s");
    try (World world = World.start(Duration.ZERO, PASSWORD)) {
      URI service = world.with(settings).replica("only").awaitReady().address();
      assertThat(service).hasScheme("https");
      HttpClient client = client(certificates.trusting(served), null);
      assertThat(send(client, list(service)).statusCode()).isEqualTo(200);
      assertThat(send(client, list(service).header("X-Forwarded-For", "10.1.1.1")).statusCode())
          .as("Basic over TLS from what is not this machine")
          .isEqualTo(200);

      Path renewed = certificates.selfSigned("renewed");
      Path trusted = certificates.trusting(renewed);
      Certificates.replace(served, renewed);
      awaitServed(trusted, service);
    }
  }

  /** A client of its own each time: connections that are open keep the certificate they have. */
  private static void awaitServed(Path trusted, URI service) throws Exception {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    int status = 0;
    while (status != 200) {
      assertThat(System.nanoTime()).as("the renewed certificate is not served").isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
      try {
        status = send(client(trusted, null), list(service)).statusCode();
      } catch (IOException stillTheOld) {
        status = 0;
      }
    }
  }

  @Test
  void whereClientsNeedACertificateNoneIsServedWithoutOrWithAnother() throws Exception {
    Path known = certificates.selfSigned("known");
    Path stranger = certificates.selfSigned("stranger");
    settings.put("OBRESTORE_HTTP_CLIENT_CERTIFICATE", "true");
    settings.put("QUARKUS_TLS_HTTPS_TRUST_STORE_P12_PATH", certificates.trusting(known).toString());
    settings.put("QUARKUS_TLS_HTTPS_TRUST_STORE_P12_PASSWORD", Certificates.PASSWORD);
    Path trusts = certificates.trusting(served);
    try (World world = World.start(Duration.ZERO, PASSWORD)) {
      URI service = world.with(settings).replica("only").awaitReady().address();

      assertThatThrownBy(() -> send(client(trusts, null), list(service)))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> send(client(trusts, stranger), list(service)))
          .isInstanceOf(IOException.class);
      assertThat(send(client(trusts, known), list(service)).statusCode()).isEqualTo(200);
      assertThat(
              send(client(trusts, known), HttpRequest.newBuilder(service.resolve(LIST)))
                  .statusCode())
          .as("a certificate is no password")
          .isEqualTo(400);
    }
  }
}
