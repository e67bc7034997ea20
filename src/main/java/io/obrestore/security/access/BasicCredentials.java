package io.obrestore.security.access;

import io.obrestore.oceanbase.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What HTTP Basic says (RFC 7617).
 *
 * @param user as written
 * @param password as written
 */
record BasicCredentials(String user, Secret password) {
  private static final Pattern SCHEME =
      Pattern.compile("Basic +([A-Za-z0-9+/=]*) *", Pattern.CASE_INSENSITIVE);
  private static final Pattern ROOT = Pattern.compile("root(@sys(#.*)?)?");

  /** Empty when the value is of another scheme, or not well formed. */
  static Optional<BasicCredentials> of(@Nullable String authorization) {
    var parts = SCHEME.matcher(authorization == null ? "" : authorization);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String text = text(Base64.getDecoder().decode(parts.group(1)));
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new BasicCredentials(
                  text.substring(0, colon), new Secret(text.substring(colon + 1))));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** UTF-8, as we ask for; Latin-1 where it cannot be that, as scripts of pages encode it. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Whether it names the account whose password counts. */
  boolean isRoot() {
    return ROOT.matcher(user).matches();
  }
}
