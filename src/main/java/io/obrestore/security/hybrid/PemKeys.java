package io.obrestore.security.hybrid;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** RSA private keys as an operator configures them: PEM, PKCS#1 or PKCS#8, not encrypted. */
public final class PemKeys {
  private static final int LEAST_BITS = 2_048;
  private static final int MOST_BITS = 4_096;

  private PemKeys() {}

  /**
   * The keys in the text, in order; never empty.
   *
   * @throws IllegalArgumentException saying what is wrong, without quoting anything
   */
  public static List<RsaKey> parse(String pem) {
    List<RsaKey> keys = new ArrayList<>();
    try (var reader = new PemReader(new StringReader(pem))) {
      for (PemObject next = reader.readPemObject(); next != null; next = reader.readPemObject()) {
        keys.add(checked(key(next)));
      }
    } catch (IOException | IllegalStateException malformed) {
      throw new IllegalArgumentException("an RSA key is not well-formed PEM");
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no RSA key in PEM was found");
    }
    return List.copyOf(keys);
  }

  private static RsaKey key(PemObject pem) throws IOException {
    return switch (pem.getType()) {
      case "RSA PRIVATE KEY" -> RsaKey.ofPkcs1(pem.getContent());
      case "PRIVATE KEY" -> ofPkcs8(pem.getContent());
      default ->
          throw new IllegalArgumentException(
              "a PEM object is neither PRIVATE KEY nor RSA PRIVATE KEY");
    };
  }

  private static RsaKey ofPkcs8(byte[] der) throws IOException {
    PrivateKeyInfo info;
    try {
      info = PrivateKeyInfo.getInstance(der);
    } catch (IllegalArgumentException notAKey) {
      // without the cause: it may quote the key
      throw new IllegalArgumentException("a private key is not PKCS#8 DER");
    }
    if (!PKCSObjectIdentifiers.rsaEncryption.equals(info.getPrivateKeyAlgorithm().getAlgorithm())) {
      throw new IllegalArgumentException("a private key is not an RSA key");
    }
    return RsaKey.ofPkcs1(info.parsePrivateKey().toASN1Primitive().getEncoded());
  }

  private static RsaKey checked(RsaKey key) {
    if (key.bits() < LEAST_BITS || key.bits() > MOST_BITS) {
      throw new IllegalArgumentException(
          "an RSA key has %d bits, not %d to %d".formatted(key.bits(), LEAST_BITS, MOST_BITS));
    }
    return key;
  }
}
