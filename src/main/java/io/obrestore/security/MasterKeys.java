package io.obrestore.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that secrets at rest are sealed under: new ones under the current key, old ones are
 * opened under whichever they name. So a key is changed by putting a new one in front.
 */
public final class MasterKeys {
  private static final Pattern ENTRY = Pattern.compile("(?:([A-Za-z0-9_.-]{1,32}):)?([^:,]+)");
  private static final int KEY_BYTES = 32;
  private static final int PASSPHRASE_LENGTH = 16;
  private static final int PASSPHRASE_ROUNDS = 600_000;
  private static final byte[] SALT = "obrestore master key".getBytes(StandardCharsets.UTF_8);

  private final String currentId;
  private final Map<String, SecretKey> keys;

  private MasterKeys(String currentId, Map<String, SecretKey> keys) {
    this.currentId = currentId;
    this.keys = Map.copyOf(keys);
  }

  /**
   * Keys as configured: {@code [<id>:]<key>}, separated by commas, the current one first. A key is
   * base64 of 32 bytes, or a passphrase of at least 16 characters without comma and colon. Without
   * an id the key gets one computed from itself.
   *
   * @throws IllegalArgumentException saying what is wrong, without quoting a key
   */
  public static MasterKeys parse(String configured) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    for (String entry : configured.split(",", -1)) {
      Matcher parts = ENTRY.matcher(entry.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException("a master key is not of the form [<id>:]<key>");
      }
      byte[] key = key(parts.group(2));
      String id = parts.group(1) == null ? idOf(key) : parts.group(1);
      if (keys.put(id, new SecretKeySpec(key, "AES")) != null) {
        throw new IllegalArgumentException("two master keys have the id " + id);
      }
    }
    return new MasterKeys(keys.keySet().iterator().next(), keys);
  }

  /** One random key that lives as long as the process. */
  public static MasterKeys inMemory(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new MasterKeys("memory", Map.of("memory", new SecretKeySpec(key, "AES")));
  }

  /** The id new values are sealed under. */
  public String currentId() {
    return currentId;
  }

  SecretKey current() {
    return byId(currentId);
  }

  SecretKey byId(String id) {
    SecretKey key = keys.get(id);
    if (key == null) {
      throw new SealedValueException(
          SealedValueException.Reason.UNKNOWN_KEY, "no master key has the id " + id, null);
    }
    return key;
  }

  private static byte[] key(String text) {
    byte[] raw = base64(text);
    if (raw.length == KEY_BYTES) {
      return raw;
    }
    if (text.length() < PASSPHRASE_LENGTH) {
      throw new IllegalArgumentException(
          "a master key is neither base64 of 32 bytes nor a passphrase of 16 characters or more");
    }
    return derive(text);
  }

  /** The bytes; none where the text is no base64 at all. */
  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private static byte[] derive(String passphrase) {
    PBEKeySpec spec =
        new PBEKeySpec(passphrase.toCharArray(), SALT, PASSPHRASE_ROUNDS, KEY_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String idOf(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 4));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }

  /** The ids, never the keys. */
  @Override
  public String toString() {
    return "MasterKeys[current=" + currentId + ", all=" + keys.keySet() + "]";
  }
}
