package io.obrestore.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two texts are the same of which only one is at hand: {@code v1:<key id>:<base64>}
 * of an HMAC-SHA256 under a master key, so that whoever reads it cannot guess a password in it.
 */
public final class Fingerprints {
  private static final Pattern FORM = Pattern.compile("v1:([A-Za-z0-9_.-]{1,32}):(.+)");
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "obrestore fingerprint".getBytes(StandardCharsets.UTF_8);

  private final MasterKeys keys;

  /**
   * @param keys new ones are made under the current key, old ones compared under theirs
   */
  public Fingerprints(MasterKeys keys) {
    this.keys = keys;
  }

  /** Of a text. */
  public String of(String text) {
    return under(keys.currentId(), text);
  }

  /** Whether it is that text's; not when its master key is gone. */
  public boolean matches(String fingerprint, String text) {
    Matcher parts = FORM.matcher(fingerprint);
    if (!parts.matches()) {
      return false;
    }
    try {
      return MessageDigest.isEqual(bytes(fingerprint), bytes(under(parts.group(1), text)));
    } catch (SealedValueException unknownKey) {
      return false;
    }
  }

  private String under(String keyId, String text) {
    byte[] own = mac(keys.byId(keyId), PURPOSE);
    byte[] code = mac(new SecretKeySpec(own, ALGORITHM), bytes(text));
    return "v1:" + keyId + ":" + Base64.getEncoder().encodeToString(code);
  }

  private static byte[] mac(SecretKey key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
