package io.obrestore.security.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeysTest {
  private static final RsaKey KEY = RsaKey.generate(2_048, new SecureRandom());

  private static String pem(String type, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), type);
  }

  @Test
  void bothFormsOfAKeyAreRead() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();

    var keys = PemKeys.parse(pem("RSA PRIVATE KEY", KEY.toPkcs1()) + pem("PRIVATE KEY", pkcs8));

    assertThat(keys).hasSize(2);
    assertThat(keys.get(0).publicKey()).isEqualTo(KEY.publicKey());
    assertThat(keys.get(1).bits()).isEqualTo(2_048);
  }

  @Test
  void aShortKeyIsRefused() {
    RsaKey weak = RsaKey.generate(1_024, new SecureRandom());

    assertThatThrownBy(() -> PemKeys.parse(pem("RSA PRIVATE KEY", weak.toPkcs1())))
        .hasMessageContaining("1024 bits");
  }

  @Test
  void aKeyOfAnotherKindIsRefused() throws GeneralSecurityException {
    byte[] ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();

    assertThatThrownBy(() -> PemKeys.parse(pem("PRIVATE KEY", ec)))
        .hasMessageContaining("not an RSA key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n"
      })
  void whatIsNoKeyIsRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> PemKeys.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContainingAny("c2VjcmV0", "secret");
  }
}
