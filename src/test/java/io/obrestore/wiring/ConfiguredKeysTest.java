package io.obrestore.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredKeysTest {
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

  @Test
  void pemIsTakenAsItStandsAndAnythingElseIsAPath(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), PEM);

    assertThat(ConfiguredKeys.pem(PEM)).isEqualTo(PEM);
    assertThat(ConfiguredKeys.pem(file.toString())).isEqualTo(PEM);
  }

  /** Somebody forgot the lines around the key, so that it is taken for a path. */
  @ParameterizedTest
  @ValueSource(strings = {"MIIEvMARKED", "MIIE\nvMARKED", "MIIE\0vMARKED", "/no/such/MARKED"})
  void aKeyThatIsTakenForAPathIsNotQuoted(String configured) {
    for (String text : new String[] {configured, configured.repeat(100)}) {
      assertThatThrownBy(() -> ConfiguredKeys.pem(text))
          .hasMessageContaining("obrestore.security.rsa-key")
          .satisfies(
              failure -> {
                var all = new StringWriter();
                failure.printStackTrace(new PrintWriter(all));
                assertThat(all.toString()).doesNotContain("MARKED");
              });
    }
  }
}
