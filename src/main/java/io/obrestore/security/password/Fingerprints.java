package io.obrestore.security.password;

import io.obrestore.oceanbase.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Keyed hashes of passwords, under a key that lives as long as the process: safe to remember. */
final class Fingerprints {
  private static final int KEY_BYTES = 32;

  private final KeyParameter key;

  Fingerprints(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    key = new KeyParameter(bytes);
  }

  String of(Secret password) {
    byte[] text = password.value().getBytes(StandardCharsets.UTF_8);
    var mac = new HMac(new SHA256Digest());
    mac.init(key);
    mac.update(text, 0, text.length);
    byte[] hash = new byte[mac.getMacSize()];
    mac.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }
}
