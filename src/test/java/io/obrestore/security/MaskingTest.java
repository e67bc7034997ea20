package io.obrestore.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.statement.HostileTexts;
import io.obrestore.oceanbase.statement.Statements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class MaskingTest {
  /** Never a part of a text by chance, never cut by what ends a value. */
  private static final Gen<String> KEYS =
      strings().betweenCodePoints('A', 'Z').ofLengthBetween(4, 30).map(key -> "<" + key + "/+=>");

  @Test
  void aUriIsShownWithoutItsKeys() {
    assertThat(Masking.uri("oss://b/p?host=h&access_id=II&access_key=KK&checksum_type=md5"))
        .isEqualTo("oss://b/p?host=h&access_id=******&access_key=******&checksum_type=md5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///data/backup/data",
        "oss://oss-328067-1014-obshell/backup/data?host=oss-cn-hangzhou.aliyuncs.com",
        "s3://b/p?host=h&s3_region=r&checksum_type=crc32&delete_mode=tagging",
        "azblob://b/p?host=h&addressing_model=path",
        "hdfs://host:8020/backup"
      })
  void aUriWithoutSecretsStaysAsItIs(String uri) {
    assertThat(Masking.uri(uri)).isEqualTo(uri);
    assertThat(Masking.text("cannot read '" + uri + "'")).isEqualTo("cannot read '" + uri + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_id",
        "access_key",
        "ACCESS_KEY",
        "encrypt_key",
        "kms_key_id",
        "sts_token",
        "accessKeySecret",
        "role_secret"
      })
  void noSecretParameterIsSeenWhateverItsValue(String name) {
    qt().forAll(KEYS)
        .checkAssert(
            key -> {
              String uri = "s3://b/p?host=h&" + name + "=" + key + "&delete_mode=x";
              assertThat(Masking.uri(uri)).doesNotContain(key).endsWith("&delete_mode=x");
              assertThat(Masking.text("OB_INVALID_BACKUP_DEST: " + uri + " is not a valid uri"))
                  .doesNotContain(key)
                  .endsWith(" is not a valid uri");
            });
  }

  @Test
  void aUserInTheUriIsShownWithoutPassword() {
    assertThat(Masking.uri("hdfs://user:hush@host/p")).isEqualTo("hdfs://user:******@host/p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SET DECRYPTION IDENTIFIED BY 'p1','p''2' , \"p3\"; x"
            + "|SET DECRYPTION IDENTIFIED BY '******','******' , \"******\"; x",
        "set decryption identified  by 'p1\\'x'|set decryption identified  by '******'",
        "WITH KEY FROM 'path' ENCRYPTED BY 'pw'|WITH KEY FROM 'path' ENCRYPTED BY '******'",
        "near 'IDENTIFIED BY 'cut off here|near 'IDENTIFIED BY '******",
        "SET @kms_encrypt_info = '{\"a\":1}'|SET @kms_encrypt_info = '******'",
        "SET @kms_encrypt_info := 'x'|SET @kms_encrypt_info := '******'",
        "user=root password=hush host=h|user=root password=****** host=h",
        "{\"password\": \"hu\\\"sh\", \"a\": 1}|{\"password\": \"******\", \"a\": 1}",
        "\"decryption\":[\"p1\",\"p2\"]|\"decryption\":[\"******\",\"******\"]",
        "-s 'host=h&access_id=II&access_key=KK'|-s 'host=h&access_id=******&access_key=******'",
        "pool_list=p&kms_encrypt=true&primary_zone=R|pool_list=p&kms_encrypt=true&primary_zone=R",
        "Duplicate entry 'a' for key 'active_key'|Duplicate entry 'a' for key 'active_key'",
        "9047 (HY000): invalid password for backup|9047 (HY000): invalid password for backup",
      })
  void aSecretIsKnownByWhatStandsBeforeIt(String text, String shown) {
    assertThat(Masking.text(text)).isEqualTo(shown);
  }

  @Test
  void passwordsInStatementsAreNotSeenWhateverTheyHold() {
    qt().forAll(HostileTexts.any().map(text -> "~1" + text + "2~"))
        .checkAssert(
            password -> {
              var secrets = List.of(new Secret(password));
              String sql = Statements.setDecryption(secrets).sql();
              assertThat(Masking.text(sql)).isEqualTo("SET DECRYPTION IDENTIFIED BY '******'");
              assertThat(Masking.text(Statements.setKms(new Secret(password)).sql()))
                  .isEqualTo("SET @kms_encrypt_info = '******'");
            });
  }

  @Test
  void aKnownSecretIsNotSeenWhereverItStands() {
    qt().forAll(HostileTexts.any().map(text -> "~1" + text + "2~"), HostileTexts.any())
        .checkAssert(
            (secret, around) ->
                assertThat(
                        Masking.text(
                            around + secret + around + secret, List.of(new Secret(secret))))
                    .doesNotContain(secret));
  }

  @Test
  void aKnownSecretIsNotSeenInOtherSpellingsEither() {
    var known = List.of(new Secret("a'b\\c d&e"));

    assertThat(Masking.text("x a''b\\\\c d&e y a%27b%5Cc+d%26e z", known))
        .isEqualTo("x ****** y ****** z");
  }

  @Test
  void oneSecretDoesNotHideAnother() {
    var known = List.of(new Secret("access"), new Secret("ab&cd"), new Secret("*"));

    assertThat(Masking.text("oss://b?access_key=ab&cd", known))
        .isEqualTo("oss://b?******_key=******");
  }

  @Test
  void anEmptySecretMasksNothing() {
    assertThat(Masking.text("words", List.of(new Secret("")))).isEqualTo("words");
  }

  @Test
  void aLongTextOfQuotesIsNoTrouble() {
    String text = "IDENTIFIED BY '" + "''\\'".repeat(100_000);

    assertThat(Masking.text(text)).isEqualTo("IDENTIFIED BY '******");
  }
}
