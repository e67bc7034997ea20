package io.obrestore.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's side of API hybrid encryption, version 2, written from the contract with the JDK's
 * own cryptography: nothing of it is shared with the service.
 */
public final class Hybrid {
  /** What the Python and Go SDKs cut the header into, whatever the key's length. */
  public static final int SDK_CHUNK = 53;

  private static final int PKCS1_OVERHEAD = 11;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String published;
  private final PublicKey key;
  private final int keyBytes;
  private final byte[] bodyKeys = new byte[32];

  /**
   * @param publicKey what GET /api/v1/secret gives
   */
  public Hybrid(String publicKey) {
    published = publicKey;
    byte[] der = Base64.getDecoder().decode(publicKey);
    BigInteger[] numbers = sequence(der);
    keyBytes = (numbers[0].bitLength() + 7) / 8;
    try {
      key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(numbers[0], numbers[1]));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    RANDOM.nextBytes(bodyKeys);
  }

  /** SEQUENCE { modulus INTEGER, exponent INTEGER }: all there is in PKCS#1. */
  private static BigInteger[] sequence(byte[] der) {
    int[] at = {0};
    content(der, at, 0x30);
    return new BigInteger[] {integer(der, at), integer(der, at)};
  }

  private static BigInteger integer(byte[] der, int[] at) {
    int length = content(der, at, 0x02);
    at[0] += length;
    return new BigInteger(Arrays.copyOfRange(der, at[0] - length, at[0]));
  }

  private static int content(byte[] der, int[] at, int tag) {
    if (der[at[0]++] != tag) {
      throw new IllegalArgumentException("not PKCS#1 DER");
    }
    int length = der[at[0]++] & 0xff;
    if (length < 0x80) {
      return length;
    }
    int value = 0;
    for (int i = 0; i < (length & 0x7f); i++) {
      value = (value << 8) | (der[at[0]++] & 0xff);
    }
    return value;
  }

  /** As it was given. */
  public String publicKey() {
    return published;
  }

  /** The longest chunk the key takes: what other clients cut the header into. */
  public int longestChunk() {
    return keyBytes - PKCS1_OVERHEAD;
  }

  /** The bytes of one encrypted chunk. */
  public int chunkBytes() {
    return keyBytes;
  }

  /** As the Python SDK writes it. */
  public String header(String password, long expires, String uri) {
    return encrypted(
        "{\"auth\": \"%s\", \"ts\": \"%d\", \"uri\": \"%s\", \"keys\": \"%s\"}"
            .formatted(password, expires, uri, base64(bodyKeys)),
        SDK_CHUNK);
  }

  /** As the Go SDK writes it, byte for byte: its field names are capitalised. */
  public String goHeader(String password, long expires, String uri) {
    return goHeader(password, expires, uri, "\"" + base64(bodyKeys) + "\"");
  }

  /** As the Go SDK writes it for a request without a body. */
  public String goHeaderWithoutKeys(String password, long expires, String uri) {
    return goHeader(password, expires, uri, "null");
  }

  private String goHeader(String password, long expires, String uri, String keys) {
    return encrypted(
        "{\"Auth\":\"%s\",\"Ts\":\"%d\",\"Uri\":\"%s\",\"Keys\":%s}"
            .formatted(goText(password), expires, goText(uri), keys),
        SDK_CHUNK);
  }

  /** Go's JSON escapes what would mean something in HTML. */
  private static String goText(String text) {
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
  }

  /** Any text, encrypted in chunks of that length. */
  public String encrypted(String text, int chunk) {
    return base64(raw(text.getBytes(StandardCharsets.UTF_8), chunk));
  }

  /** The encrypted chunks themselves. */
  public byte[] raw(byte[] text, int chunk) {
    var all = new ByteArrayOutputStream();
    for (int from = 0; from < text.length; from += chunk) {
      all.writeBytes(rsa(Arrays.copyOfRange(text, from, Math.min(text.length, from + chunk))));
    }
    return all.toByteArray();
  }

  private byte[] rsa(byte[] chunk) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(chunk);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A block as the key sees it, whatever its padding, raised with the public exponent. */
  public byte[] rawBlock(byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A body under the keys of this client's headers. */
  public String body(String text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(bodyKeys, 0, 16, "AES"),
          new IvParameterSpec(bodyKeys, 16, 16));
      return base64(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
