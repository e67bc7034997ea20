package io.obrestore.simulator.restore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps access keys out of the views: BACKUP_DEST holds them in encrypted form only. */
final class AccessKeys {
  private static final Pattern KEY = Pattern.compile("access_key=([^&]*)");

  private AccessKeys() {}

  /** The places as BACKUP_DEST shows them. */
  static String encrypted(List<String> uris) {
    return uris.stream().map(AccessKeys::encrypted).collect(Collectors.joining(","));
  }

  private static String encrypted(String uri) {
    return KEY.matcher(uri)
        .replaceAll(key -> Matcher.quoteReplacement("encrypt_key=" + digest(key.group(1))));
  }

  private static String digest(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
