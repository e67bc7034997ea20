package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, paths and headers no client should send: answered in the envelope all the same. */
@QuarkusTest
class HostileRequestTest implements RunningService {
  private static final String RESTORE = "/api/v1/tenant/restore";
  private static final String NOT_FOUND = "Request.Path.NotFound";
  private static final String ILLEGAL = "Common.IllegalArgument";

  @TestHTTPResource("/")
  @Nullable URI server;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        RESTORE + " | POST",
        "/api/v1/info | GET, HEAD",
        "/api/v1/task/dag/11 | GET, HEAD, POST",
        "/api/v1/task/node/1101/ | GET, HEAD, POST",
        "/api/v1/task/sub_task/1101/logs | GET, HEAD",
        "/api/v1/task/dag/unfinish | GET, HEAD",
        "/api/v1/task/dag/maintain/agent | GET, HEAD",
      })
  void anotherMethodIsNotAllowedAndTheAnswerSaysWhichAre(String path, String allowed)
      throws IOException {
    for (String method :
        new String[] {
          "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PURGE", "get", "post"
        }) {
      RawAnswer answer = send(method, path, "");
      answer.refuses(405, "Request.Method.NotAllowed");
      assertThat(answer.headers().getOrDefault("allow", "").split(", ", -1))
          .as("%s %s", method, path)
          .containsExactlyInAnyOrder(allowed.split(", ", -1));
    }
  }

  @Test
  void aPathThatIsSpelledOutIsNoIdOfAnotherMethod() throws IOException {
    send("POST", "/api/v1/task/dag/unfinish/", "").refuses(405, "Request.Method.NotAllowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PURGE"})
  void atAnUnknownPathNoMethodFindsAnything(String method) throws IOException {
    send(method, "/api/v1/nothing", "").refuses(404, NOT_FOUND);
  }

  /** Its answers have no body by HTTP's own rules. */
  @ParameterizedTest
  @CsvSource({
    "/api/v1/info, 200",
    "/api/v1/nothing, 404",
    "/api/v1/task/dag/1987654321, 404",
    "/api/v1/task/dag/x, 400",
    RESTORE + ", 405"
  })
  void headIsGetWithoutTheBody(String path, int status) throws IOException {
    RawAnswer answer = send("HEAD", path, "");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).containsKey("x-obshell-trace-id");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aMethodInAHeaderIsNotLookedAt() throws IOException {
    send("POST", "/api/v1/info", "X-HTTP-Method-Override: GET\r\n")
        .refuses(405, "Request.Method.NotAllowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/%2e%2e/info",
        "/api/v1/%00",
        "/api/v1/%e4",
        "/api/v1/%c0%af",
        "/api/v1/INFO",
        "/api/V1/info",
        "/API/v1/info",
        "/api/v1/info/x",
        "/api/v1/task%2fdag/11",
        "/api/v1/task/dag/",
        "/api/v1/task/dag/%2e%2e",
        "/api/v1/task/node/",
        "/api/v1/task/sub_task/11/log",
        "/api/v1?x=y",
        "/api/v1;a=b",
        "/api/v1/../../etc/passwd",
        "/api/v1/info%00",
      })
  void whatIsNoPathOfTheApiIsNotFound(String path) throws IOException {
    send("GET", path, "").refuses(404, NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/info/",
        "/api/v1/info?",
        "/api/v1/info?x=%3cy%3e",
        "/api/v1/info;matrix=1",
        "/api/v1;a=b/info",
        "/api/v1//info",
        "//api/v1/info",
        "/api/v1/./info",
        "/api/v1/x/../info",
        "/%61pi/v1/info",
      })
  void otherSpellingsOfAPathAreTheSame(String path) throws IOException {
    assertThat(send("GET", path, "").envelope().at("/status").asInt()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/%",
        "/api/v1/%zz",
        "/api/v1/task/dag/%4",
        "/api/v1/\\info",
        "/api/v1/info?x=<script>",
        "/api/v1/{id}",
        "/api/v1/task/dag/11?show_details=%",
        "/api/v1/task/dag/11?%zz=1",
        "/api/v1/a|b",
        "/nothing/%zz",
      })
  void whatIsNoUriIsIllegal(String path) throws IOException {
    send("GET", path, "").refuses(400, ILLEGAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%00",
        "1%001",
        "1%2f1",
        "%c3%a4",
        "-11",
        "+11",
        "011",
        "1e1",
        "0x11",
        "1.0",
        "11%20",
        "1%d9%a1",
        "1",
        "ob",
        "maintain",
        "2213",
        "111111111111111111111111111111"
      })
  void anIdThatIsNoneIsInvalid(String id) throws IOException {
    for (String path : new String[] {"dag/" + id, "node/" + id, "sub_task/" + id}) {
      send("GET", "/api/v1/task/" + path, "").refuses(400, "Task.GenericID.Invalid");
    }
    send("GET", "/api/v1/task/sub_task/" + id + "/logs", "").refuses(400, "Task.GenericID.Invalid");
  }

  @Test
  void aLongPathIsJustAPath() throws IOException {
    send("GET", "/api/v1/" + "a".repeat(60_000), "").refuses(404, NOT_FOUND);
    send("GET", "/api/v1/task/dag/1" + "1".repeat(60_000), "")
        .refuses(400, "Task.GenericID.Invalid");
    send("GET", "/api/v1/task/dag/11?show_details=" + "1".repeat(60_000), "").refuses(400, ILLEGAL);
  }

  @Test
  void longAndManyHeadersDoNoHarm() throws IOException {
    assertThat(send("GET", "/api/v1/info", "X-A: " + "a".repeat(16_000) + "\r\n").status())
        .isEqualTo(200);
    assertThat(send("GET", "/api/v1/info", "X-A: b\r\n".repeat(2_000)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/xml",
        "text/html",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded",
        "application/vnd.api+json",
        "application/json, text/plain",
        "application/*",
        "*/*",
        "text/*; charset=utf-8",
        "application/",
        "/",
        ";",
        "json",
        "\u00e9"
      })
  void anotherMediaTypeIsNotSupported(String type) throws IOException {
    send("POST", RESTORE, "Content-Length: 2\r\nContent-Type: " + type + "\r\n", "{}")
        .refuses(415, "Request.MediaType.NotSupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type: application/*", "Content-Encoding: gzip"})
  void norIsItInAPut(String header) throws IOException {
    String body = "{\"draining\": false}";
    String length = "Content-Length: " + body.length() + "\r\n";

    send("PUT", "/api/v1/restore/drain", length + header + "\r\n", body)
        .refuses(415, "Request.MediaType.NotSupported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "APPLICATION/JSON",
        "application/json; charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "application/json; charset=utf-16",
        "application/json; charset=nonsense",
        "application/json;;;",
        "text/plain; a=b; c"
      })
  void parametersOfAMediaTypeAreNotLookedAt(String type) throws IOException {
    send("POST", RESTORE, "Content-Length: 2\r\nContent-Type: " + type + "\r\n", "{}")
        .refuses(400, "Common.BindJsonFailed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/html",
        "application/xml",
        "application/json;q=0",
        "*/*;q=0",
        "nonsense",
        ";;",
        "application/json; q=nonsense",
        "text/event-stream, \u00e9"
      })
  void everyAnswerIsJsonWhateverIsAccepted(String accept) throws IOException {
    String header = "Accept: " + accept + "\r\n";

    assertThat(send("GET", "/api/v1/info", header).envelope().at("/status").asInt()).isEqualTo(200);
    send("GET", "/api/v1/nothing", header).refuses(404, NOT_FOUND);
    send("POST", RESTORE, header + "Content-Length: 2\r\n", "{}")
        .refuses(400, "Common.BindJsonFailed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Language: ;;;",
        "Accept-Encoding: *;q=0",
        "Range: bytes=0-3",
        "If-Match: \"x\"",
        "If-None-Match: *",
        "Origin: http://evil.example",
        "Cookie: ;;;=",
        "Authorization: Basic %%%",
        "Forwarded: for=_x",
        "X-Forwarded-Proto: gopher",
        "Expect: 200-maybe",
        "Upgrade: websocket",
      })
  void otherHeadersChangeNothing(String header) throws IOException {
    assertThat(send("GET", "/api/v1/time", header + "\r\n").envelope().at("/status").asInt())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/info HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /api/v1/info HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
        "GET /api/v1/info HTTP/1.1\r\nHost: a:99999999\r\nConnection: close\r\n\r\n",
        "GET /api/v1/nothing HTTP/1.1\r\nHost: \\\r\nConnection: close\r\n\r\n",
      })
  void aRequestToNoHostIsIllegal(String request) throws IOException {
    RawAnswer.of(RawHttp.exchange(address(), request)).refuses(400, ILLEGAL);
  }

  /** The HTTP server itself refuses these: it cannot tell where the next request would begin. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/info\r\n\r\n",
        "GET /api/v1/task/dag/ 11 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /api/v1/info HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n",
        "GET /api/v1/info HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
        "POST " + RESTORE + " HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}",
        "POST " + RESTORE + " HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n{}",
        "POST "
            + RESTORE
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "POST "
            + RESTORE
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
      })
  void whatIsNotHttpIsRefusedAndTheConnectionClosed(String request) throws IOException {
    assertThat(RawHttp.exchange(address(), request))
        .startsWith("HTTP/1.")
        .contains(" 400 Bad Request");
  }

  @Test
  void chunksThatAreNoneEndTheConnection() throws IOException {
    for (String chunks :
        new String[] {"zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n", "ffffffffffffffff\r\n{}"}) {
      assertThat(
              RawHttp.exchange(
                  address(),
                  "POST "
                      + RESTORE
                      + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + chunks))
          .doesNotContain(" 200 ", " 500 ");
    }
  }

  private RawAnswer send(String method, String path, String headers) throws IOException {
    return send(method, path, headers, "");
  }

  private RawAnswer send(String method, String path, String headers, String body)
      throws IOException {
    return RawAnswer.of(
        RawHttp.exchange(
            address(),
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + headers
                + "\r\n"
                + body));
  }

  private URI address() {
    return Objects.requireNonNull(server);
  }
}
