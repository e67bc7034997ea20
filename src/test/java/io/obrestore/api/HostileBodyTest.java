package io.obrestore.api;

import static io.obrestore.api.Refusal.changed;
import static io.obrestore.api.Refusal.put;
import static io.obrestore.api.Refusal.zone;
import static io.obrestore.api.Refusal.zones;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies no client should send: refused in the envelope, by their code, and nothing is stored. */
@QuarkusTest
class HostileBodyTest implements RunningService {
  private static final String RESTORE = "/api/v1/tenant/restore";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String UNREADABLE = "Common.BindJsonFailed";
  private static final String ILLEGAL = "Common.IllegalArgument";
  private static final int MANY = 300_000;

  private final Database database;

  @TestHTTPResource("/")
  @Nullable URI server;

  @Inject
  HostileBodyTest(Database database) {
    this.database = database;
  }

  /** Bytes stand as the characters of ISO 8859-1. */
  record Body(String name, String bytes, int status, String errCode) {
    static Body unreadable(String name, String bytes) {
      return new Body(name, bytes, 400, UNREADABLE);
    }

    static Body illegal(String name, String text) {
      return new Body(name, asSent(text, StandardCharsets.UTF_8), 400, ILLEGAL);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Body> bodies() {
    return Stream.of(noObjects(), malformed(), encodings(), numbers(), big(), names())
        .flatMap(bodies -> bodies);
  }

  private static Stream<Body> noObjects() {
    return Stream.of("", " ", "\r\n", "null", "true", "0", "\"{}\"", "[]", "[{}]", "{}{}", "{} x")
        .map(text -> Body.unreadable("'" + text + "'", text));
  }

  private static Stream<Body> malformed() {
    String sound = Refusal.sound().toString();
    return Stream.of(
        Body.unreadable("cut off", sound.substring(0, sound.length() - 1)),
        Body.unreadable("XML", "<restore/>"),
        Body.unreadable("a form", "restore_tenant_name=x&zone_list=y"),
        Body.unreadable("a comment", "{/* */}"),
        Body.unreadable("single quotes", "{'scn': 1}"),
        Body.unreadable("a comma too many", "{\"scn\": 1,}"),
        Body.unreadable(
            "a key twice",
            "{\"scn\": 1, " + sound.substring(1, sound.length() - 1) + ", \"scn\": 1}"),
        Body.unreadable(
            "a key of an entry twice", "{\"zone_list\": [{\"name\": \"a\", \"name\": \"b\"}]}"),
        Body.unreadable("a NUL in a string", "{\"scn\": \"\0\"}"),
        Body.unreadable("a line break in a string", "{\"a\": \"\n\"}"),
        Body.unreadable("half an escape", "{\"a\": \"\\u12\"}"),
        Body.unreadable("33 deep", "{\"a\": ".repeat(33) + "1" + "}".repeat(33)),
        Body.unreadable(
            "100,000 deep, closed", "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
        Body.unreadable("100,000 deep, open", "{\"a\":".repeat(100_000)));
  }

  private static Stream<Body> encodings() {
    String sound = Refusal.sound().toString();
    return Stream.of(
        Body.unreadable("a byte order mark", "\u00ef\u00bb\u00bf" + sound),
        Body.unreadable("UTF-16", asSent(sound, StandardCharsets.UTF_16)),
        Body.unreadable("UTF-16 without a mark", asSent(sound, StandardCharsets.UTF_16LE)),
        Body.unreadable("UTF-32", asSent(sound, Charset.forName("UTF-32"))),
        Body.unreadable("no UTF-8 at all", "{\"a\": \"\u00ff\u00fe\"}"),
        Body.unreadable("half a character", "{\"a\": \"\u00e4\"}"),
        Body.unreadable("a character longer than need be", "{\"a\": \"\u00c0\u00af\"}"),
        Body.unreadable("half a surrogate pair as bytes", "{\"a\": \"\u00ed\u00a0\u0080\"}"));
  }

  private static Stream<Body> numbers() {
    Stream<Body> notInt64 =
        Stream.of(
                "1e400",
                "1e999999999",
                "-1e400",
                "1.0",
                "1e2",
                "-0.0",
                "0.5",
                "9223372036854775808",
                "-9223372036854775809",
                "9".repeat(1_000))
            .map(number -> Body.unreadable(number, changed(body -> put(body, "scn", number))));
    Stream<Body> notJson =
        Stream.of(
                "NaN",
                "Infinity",
                "-Infinity",
                "01",
                "+1",
                "0x1",
                ".5",
                "5.",
                "1_000",
                "9".repeat(2_000))
            .map(number -> Body.unreadable(number, "{\"scn\": " + number + "}"));
    return Stream.concat(notInt64, notJson);
  }

  private static Stream<Body> big() {
    return Stream.of(
        new Body("2 MiB", " ".repeat(2 << 20), 413, "Request.Body.TooLarge"),
        Body.illegal(
            "10,000 zones",
            changed(
                body -> {
                  for (int i = 0; i < 10_000; i++) {
                    zones(body).add(zone("z" + i));
                  }
                })),
        Body.illegal(
            "as many empty zones as a body holds",
            "{" + required() + "\"zone_list\": [" + "{},".repeat(MANY) + "{}]}"),
        Body.illegal(
            "as many passwords that are none",
            changed(body -> body.putArray("decryption"))
                .replace("\"decryption\":[", "\"decryption\":[" + "1,".repeat(MANY) + "1")),
        Body.unreadable("60,000 unknown fields", unknownFields()),
        Body.unreadable("a key of 60,000 characters", "{\"" + "a".repeat(60_000) + "\": 1}"),
        new Body(
            "a place of a million characters",
            changed(body -> body.put("data_backup_uri", "file:///" + "a".repeat(1_000_000))),
            400,
            "OB.Restore.Uri.Invalid"),
        new Body(
            "a primary zone of as many zones as a body holds",
            changed(body -> body.put("primary_zone", "z;".repeat(MANY))),
            400,
            "OB.Tenant.PrimaryZone.Invalid"));
  }

  private static String required() {
    return "\"data_backup_uri\": \"file:///d\", \"restore_tenant_name\": \"x\", ";
  }

  private static String unknownFields() {
    var body = new StringBuilder("{\"f\": 1");
    for (int i = 0; i < 60_000; i++) {
      body.append(", \"f").append(i).append("\": 1");
    }
    return body.append('}').toString();
  }

  private static Stream<Body> names() {
    return Stream.of("sys", "SYS", "sYs")
        .map(
            name ->
                new Body(
                    name,
                    changed(body -> body.put("restore_tenant_name", name)),
                    400,
                    "OB.Tenant.SysOperationNotAllowed"));
  }

  private static String asSent(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void aBodyThatCannotBeServedIsRefusedAndNothingIsStored(Body body)
      throws IOException, SQLException {
    var before = Footprint.of(database);

    post(RESTORE, JSON, body.bytes()).refuses(body.status(), body.errCode());

    assertThat(Footprint.of(database)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("noObjects")
  void anOperatorInABodyThatIsNoneCannotBeRead(Body body) throws IOException {
    for (String path :
        new String[] {"/api/v1/task/dag/1987654321", "/api/v1/task/node/198765432101"}) {
      post(path, JSON, body.bytes()).refuses(400, UNREADABLE);
    }
  }

  @Test
  void minusZeroIsZero() throws IOException {
    String body =
        changed(
            any -> {
              put(any, "zone_list[0].name", "\"zone9\"");
              any.put("scn", 7);
            });

    post(RESTORE, JSON, body.replace("\"scn\":7", "\"scn\":-0")).refuses(400, "OB.Zone.NotExist");
  }

  @Test
  void aBodyThatIsMissingCannotBeRead() throws IOException {
    exchange("POST " + RESTORE + " HTTP/1.1\r\n" + JSON).refuses(400, UNREADABLE);
  }

  @Test
  void aCompressedBodyIsOfAnotherMediaType() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(Refusal.sound().toString().getBytes(StandardCharsets.UTF_8));
    }
    String body = compressed.toString(StandardCharsets.ISO_8859_1);

    for (String encoding : new String[] {"gzip", "br", "zstd, gzip", "nonsense"}) {
      post(RESTORE, JSON + "Content-Encoding: " + encoding + "\r\n", body)
          .refuses(415, "Request.MediaType.NotSupported");
    }
    post(RESTORE, JSON + "Content-Encoding: identity\r\n", "{}").refuses(400, UNREADABLE);
  }

  @Test
  void chunksAreReadAsTheyCome() throws IOException {
    String head = "POST " + RESTORE + " HTTP/1.1\r\n" + JSON + "Transfer-Encoding: chunked\r\n";

    exchange(head, "1;name=value\r\n{\r\n1\r\n}\r\n0\r\nX-Trailer: x\r\n\r\n")
        .refuses(400, UNREADABLE);
  }

  private RawAnswer post(String path, String headers, String body) throws IOException {
    return exchange(
        "POST " + path + " HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n" + headers, body);
  }

  private RawAnswer exchange(String head) throws IOException {
    return exchange(head, "");
  }

  private RawAnswer exchange(String head, String body) throws IOException {
    return RawAnswer.of(
        RawHttp.exchange(
            Objects.requireNonNull(server),
            head + "Host: localhost\r\nConnection: close\r\n\r\n" + body));
  }
}
