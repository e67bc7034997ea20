package io.obrestore.api;

import io.obrestore.testing.Hybrid;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Sends what OceanBase's SDK for Go sends, byte for byte but for the host and what is random. The
 * SDK itself can be no dependency: no module proxy has it (docs/sdks.md).
 */
final class GoSdk {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int LIFETIME_SECONDS = 60;

  private static final String FIELDS =
      """
      Accept: application/json
      Content-Type: application/json
      X-Ocs-Header: %s
      Accept-Encoding: gzip

      """;

  private final URI server;
  private final Hybrid hybrid;
  private final String password;

  GoSdk(URI server, Hybrid hybrid, String password) {
    this.server = server;
    this.hybrid = hybrid;
    this.password = password;
  }

  /** GET or DELETE; the SDK says a media type here too. */
  OneAnswer call(String method, String uri) throws IOException {
    String header = hybrid.goHeaderWithoutKeys(password, expires(), uri);
    return exchange(head(method, uri) + FIELDS.formatted(header));
  }

  /** POST of JSON as Go writes it. */
  OneAnswer post(String uri, String json) throws IOException {
    String body = hybrid.body(json);
    String header = hybrid.goHeader(password, expires(), uri);
    return exchange(
        head("POST", uri)
            + "Content-Length: %d\n".formatted(body.length())
            + FIELDS.formatted(header)
            + body);
  }

  /** What the SDK asks before it authenticates, by another client of its own. */
  OneAnswer plain(String uri) throws IOException {
    return exchange(
        "GET %s HTTP/1.1\nHost: %s\nUser-Agent: Go-http-client/1.1\nAccept-Encoding: gzip\n\n"
            .formatted(uri, server.getAuthority()));
  }

  private String head(String method, String uri) {
    return "%s %s HTTP/1.1\nHost: %s\nUser-Agent: go-resty/2.13.1 (https://github.com/go-resty/resty)\n"
        .formatted(method, uri, server.getAuthority());
  }

  private static long expires() {
    return Instant.now().getEpochSecond() + LIFETIME_SECONDS;
  }

  private OneAnswer exchange(String request) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      byte[] bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return OneAnswer.of(socket);
    }
  }
}
