package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.security.hybrid.KeyRing;
import io.obrestore.security.hybrid.PemKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The RSA keys that an operator configured. */
final class ConfiguredKeys {
  private static final String KEY = "obrestore.security.rsa-key";
  private static final String PEM = "-----BEGIN";

  private ConfiguredKeys() {}

  /** Puts them on the ring; whether there are any. */
  static boolean of(Settings.Security settings, KeyRing ring) {
    settings.rsaKey().ifPresent(configured -> ring.hold(PemKeys.parse(pem(configured))));
    return settings.rsaKey().isPresent();
  }

  static String pem(String configured) {
    if (configured.contains(PEM)) {
      return configured;
    }
    try {
      return Files.readString(Path.of(configured));
    } catch (IOException | InvalidPathException unreadable) {
      // without the cause, which quotes what was configured: a key that lacks its PEM lines
      throw new IllegalArgumentException(
          KEY
              + " is neither PEM nor the path of a file that can be read ("
              + unreadable.getClass().getSimpleName()
              + ")");
    }
  }
}
