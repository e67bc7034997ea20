package io.obrestore.restore.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///data/backup",
        "oss://b/p?host=h&access_id=i&access_key=k",
        "cos://b/p?host=h&access_id=i&access_key=k&appid=1",
        "s3://b/p?host=h&s3_region=r",
        "azblob://b/p",
        "hdfs://namenode:9000/p",
        "file:///data/with a blank/inside",
        "file:///daten/köln",
      })
  void aPlaceOceanBaseReadsIsTaken(String uri) {
    assertThat(UriRules.check("field", uri)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file://",
        "oss://",
        "ftp://host/path",
        "OSS://b/p",
        "/data/backup",
        " file:///data",
        "file:///data ",
        "file:///data\u2003",
        "file:///data\nx",
        "file:///data\0",
        "file:///one,file:///two",
        "oss://b/p?encrypt_key=abc",
        "oss://b/p?ENCRYPT_KEY=abc",
        "file:///\ud83d",
      })
  void anythingElseIsRefused(String uri) {
    assertThat(UriRules.check("field", uri))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault.rule()).isEqualTo(Rule.URI_INVALID);
              assertThat(fault.field()).isEqualTo("field");
            });
  }

  @Test
  void itsLengthIsCountedInBytes() {
    assertThat(UriRules.check("field", "file:///" + "a".repeat(2039))).isEmpty();
    assertThat(UriRules.check("field", "file:///" + "a".repeat(2040))).isPresent();
    assertThat(UriRules.check("field", "file:///" + "ü".repeat(1019))).isEmpty();
    assertThat(UriRules.check("field", "file:///" + "ü".repeat(1020))).isPresent();
  }
}
