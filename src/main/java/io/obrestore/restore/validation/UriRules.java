package io.obrestore.restore.validation;

import io.obrestore.restore.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What OceanBase takes as the place of a backup (oceanbase-facts.md, Statements: restore). */
final class UriRules {
  private static final List<String> SCHEMES =
      List.of("file://", "oss://", "cos://", "s3://", "azblob://", "hdfs://");

  /** The kernel refuses 2048 bytes and more. */
  private static final int LENGTH_LIMIT = 2048;

  private UriRules() {}

  /** The fault of a URI, or nothing. The message never quotes it: it may hold an access key. */
  static Optional<Fault> check(String field, String uri) {
    return why(uri).map(why -> Fault.of(Rule.URI_INVALID, field, field, why));
  }

  private static Optional<Message> why(String uri) {
    if (uri.isEmpty()) {
      return Optional.of(Why.URI_EMPTY.with());
    }
    if (SCHEMES.stream()
        .noneMatch(scheme -> uri.startsWith(scheme) && uri.length() > scheme.length())) {
      return Optional.of(Why.URI_SCHEME.with(String.join(", ", SCHEMES)));
    }
    if (uri.getBytes(StandardCharsets.UTF_8).length >= LENGTH_LIMIT) {
      return Optional.of(Why.URI_TOO_LONG.with(LENGTH_LIMIT));
    }
    if (uri.indexOf(',') >= 0) {
      return Optional.of(Why.URI_COMMA.with());
    }
    if (!uri.strip().equals(uri) || uri.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(Why.URI_BLANKS.with());
    }
    if (!TextRules.canBeSent(uri)) {
      return Optional.of(Why.URI_SURROGATE.with());
    }
    if (uri.toLowerCase(Locale.ROOT).contains("encrypt_key=")) {
      return Optional.of(Why.URI_ENCRYPT_KEY.with());
    }
    return Optional.empty();
  }
}
