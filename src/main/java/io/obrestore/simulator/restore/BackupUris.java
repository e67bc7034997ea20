package io.obrestore.simulator.restore;

import io.obrestore.simulator.kernel.KernelErrors;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes the string after FROM apart, as the kernel's ObPhysicalRestoreUriParser does. */
final class BackupUris {
  private static final int LONGEST = 2048;
  private static final List<String> PREFIXES =
      List.of("oss://", "cos://", "s3://", "file://", "azblob://", "hdfs://");

  private BackupUris() {}

  /**
   * The places, blanks around them trimmed, identical ones once. Throws KernelException with 1210
   * for an empty string, 9026 for a place of an unknown kind, 4019 for one too long.
   */
  static List<String> parse(String text, KernelErrors errors) {
    if (text.isEmpty()) {
      throw errors.raise("OB_INVALID_ARGUMENT", "restore source");
    }
    Set<String> uris = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      // Nothing between two commas is nothing, a blank between them is a place without a name.
      if (!part.isEmpty()) {
        uris.add(checked(part, errors));
      }
    }
    return List.copyOf(uris);
  }

  private static String checked(String part, KernelErrors errors) {
    String uri = part.strip();
    if (PREFIXES.stream().noneMatch(uri::startsWith)) {
      throw errors.raise("OB_INVALID_BACKUP_DEST", part);
    }
    if (uri.getBytes(StandardCharsets.UTF_8).length >= LONGEST) {
      throw errors.raise("OB_SIZE_OVERFLOW");
    }
    return uri;
  }
}
