package io.obrestore.security;

import io.obrestore.security.SealedValueException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Secrets at rest: AES-256-GCM under a master key, as text {@code v1:<key id>:<base64>}. Each value
 * is bound to a context, such as a dag's token and the field's name, and opens in no other.
 */
public final class SecretBox {
  private static final String VERSION = "v1";
  private static final Pattern SEALED = Pattern.compile("v1:([A-Za-z0-9_.-]{1,32}):(.+)");
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final MasterKeys keys;
  private final SecureRandom random;

  public SecretBox(MasterKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * Seals a text under the current key.
   *
   * @param context what it belongs to; the same is needed to open it
   */
  public String seal(String secret, String context) {
    String keyId = keys.currentId();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.current(), nonce, keyId, context);
      byte[] hidden = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
      System.arraycopy(hidden, 0, all, NONCE_BYTES, hidden.length);
      return VERSION + ":" + keyId + ":" + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot encrypt with " + CIPHER, e);
    }
  }

  /**
   * The text that was sealed for this context.
   *
   * @throws SealedValueException when it cannot be had
   */
  public String open(String sealed, String context) {
    Matcher parts = SEALED.matcher(sealed);
    if (!parts.matches()) {
      throw malformed(null);
    }
    byte[] all = decode(parts.group(2));
    SecretKey key = keys.byId(parts.group(1));
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, parts.group(1), context);
      byte[] clear = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new String(clear, StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new SealedValueException(
          Reason.NOT_AUTHENTIC, "a sealed value was changed or belongs elsewhere", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot decrypt with " + CIPHER, e);
    }
  }

  /** Whether a sealed value is under a key that is not the current one any more. */
  public boolean isOutdated(String sealed) {
    Matcher parts = SEALED.matcher(sealed);
    return parts.matches() && !parts.group(1).equals(keys.currentId());
  }

  /**
   * The same value sealed under the current key.
   *
   * @throws SealedValueException when it cannot be opened
   */
  public String reseal(String sealed, String context) {
    return seal(open(sealed, context), context);
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String keyId, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    // Version and key id first: they hold no line feed, so no two pairs give the same bytes.
    String bound = VERSION + "\n" + keyId + "\n" + context;
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] decode(String text) {
    byte[] all;
    try {
      all = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
    if (all.length < NONCE_BYTES + TAG_BITS / 8) {
      throw malformed(null);
    }
    return all;
  }

  private static SealedValueException malformed(@Nullable Throwable cause) {
    return new SealedValueException(
        Reason.MALFORMED, "a sealed value is not of the form v1:<key id>:<base64>", cause);
  }
}
