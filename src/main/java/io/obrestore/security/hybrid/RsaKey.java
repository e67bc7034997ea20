package io.obrestore.security.hybrid;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/**
 * An RSA key pair. Making one takes some hundred milliseconds of a processor: do it on a worker.
 */
public final class RsaKey {
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
  private static final int CERTAINTY = 112;
  private static final int BITS_PER_BYTE = 8;

  private final RSAPrivateKey key;

  /** Made once: they are checked when they are made. */
  private final RSAPrivateCrtKeyParameters parameters;

  private RsaKey(RSAPrivateKey key) {
    this.key = key;
    this.parameters =
        new RSAPrivateCrtKeyParameters(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrime1(),
            key.getPrime2(),
            key.getExponent1(),
            key.getExponent2(),
            key.getCoefficient());
  }

  /** A new pair of that many bits. */
  public static RsaKey generate(int bits, SecureRandom random) {
    var generator = new RSAKeyPairGenerator();
    generator.init(new RSAKeyGenerationParameters(EXPONENT, random, bits, CERTAINTY));
    var pair = generator.generateKeyPair();
    var made = (RSAPrivateCrtKeyParameters) pair.getPrivate();
    return new RsaKey(
        new RSAPrivateKey(
            made.getModulus(),
            made.getPublicExponent(),
            made.getExponent(),
            made.getP(),
            made.getQ(),
            made.getDP(),
            made.getDQ(),
            made.getQInv()));
  }

  /**
   * Reads a private key in PKCS#1 DER.
   *
   * @throws IllegalArgumentException when it is none; the message quotes nothing of it
   */
  public static RsaKey ofPkcs1(byte[] der) {
    try {
      return new RsaKey(RSAPrivateKey.getInstance(der));
    } catch (IllegalArgumentException notAKey) {
      // without the cause: it may quote the key
      throw new IllegalArgumentException("not an RSA private key in PKCS#1 DER");
    }
  }

  /** The private key in PKCS#1 DER. */
  public byte[] toPkcs1() {
    return encoded(key);
  }

  /** What GET /api/v1/secret gives: base64 of the public key in PKCS#1 DER. */
  public String publicKey() {
    return Base64.getEncoder()
        .encodeToString(encoded(new RSAPublicKey(key.getModulus(), key.getPublicExponent())));
  }

  /** The length of the modulus. */
  public int bits() {
    return key.getModulus().bitLength();
  }

  /** The length of the modulus, and of each encrypted chunk. */
  int bytes() {
    return (bits() + BITS_PER_BYTE - 1) / BITS_PER_BYTE;
  }

  RSAPrivateCrtKeyParameters parameters() {
    return parameters;
  }

  private static byte[] encoded(org.bouncycastle.asn1.ASN1Object object) {
    try {
      return object.getEncoded("DER");
    } catch (IOException impossible) {
      throw new IllegalStateException("a key cannot be encoded", impossible);
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "RsaKey[" + bits() + " bits]";
  }
}
