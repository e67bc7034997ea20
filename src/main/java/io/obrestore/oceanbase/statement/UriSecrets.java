package io.obrestore.oceanbase.statement;

import io.obrestore.oceanbase.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which parameters of a backup URI are secrets. */
public final class UriSecrets {
  private static final Pattern PARAMETER = Pattern.compile("[?&]([^=&]+)=([^&]*)");
  private static final List<String> SECRET_WORDS =
      List.of("access", "encrypt", "key", "secret", "token", "password", "passwd", "kms", "sign");

  private UriSecrets() {}

  /**
   * Whether the value of that parameter is a secret. {@code checksum_type}, {@code host}, {@code
   * s3_region} and the like are not; what is not known but sounds like a secret is one.
   */
  public static boolean isSecret(String parameter) {
    String lower = parameter.toLowerCase(Locale.ROOT);
    return SECRET_WORDS.stream().anyMatch(lower::contains);
  }

  /** The URI without its secret parameters, names and all. */
  public static String without(String uri) {
    int parameters = uri.indexOf('?');
    if (parameters < 0) {
      return uri;
    }
    String kept =
        Arrays.stream(uri.substring(parameters + 1).split("&", -1))
            .filter(parameter -> !isSecret(parameter.split("=", 2)[0]))
            .collect(Collectors.joining("&"));
    String place = uri.substring(0, parameters);
    return kept.isEmpty() ? place : place + "?" + kept;
  }

  /** The secret values in a URI such as {@code oss://b/p?host=h&access_id=i&access_key=k}. */
  public static List<Secret> of(String uri) {
    return PARAMETER
        .matcher(uri)
        .results()
        .filter(parameter -> isSecret(parameter.group(1)) && !parameter.group(2).isEmpty())
        .map(parameter -> new Secret(parameter.group(2)))
        .toList();
  }
}
