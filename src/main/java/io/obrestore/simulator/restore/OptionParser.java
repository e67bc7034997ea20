package io.obrestore.simulator.restore;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the option string as the kernel's ObKVParser and ObPhysicalRestoreOptionParser do: pairs
 * {@code key=value} joined by {@code &}, printable ASCII without blanks.
 */
final class OptionParser {
  private static final int LONGEST = 2048;
  private static final int LONGEST_TOKEN = 1024;
  private static final int MOST_CONCURRENCY = 100;
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");

  private final KernelErrors errors;

  OptionParser(KernelErrors errors) {
    this.errors = errors;
  }

  /** The options; throws KernelException with 1210 or 4019. */
  RestoreOptions parse(String raw) {
    if (raw.getBytes(StandardCharsets.UTF_8).length >= LONGEST) {
      throw errors.raise("OB_SIZE_OVERFLOW");
    }
    Map<String, String> all = pairs(raw);
    String pools = all.get("pool_list");
    if (pools == null) {
      throw invalid("restore option, pool_list is missing");
    }
    return new RestoreOptions(
        raw,
        Map.copyOf(all),
        List.of(pools.split(",", -1)),
        all.get("locality"),
        all.get("primary_zone"),
        isPrefix(all.get("kms_encrypt"), "true"),
        concurrency(all.getOrDefault("concurrency", "0")),
        quick(all.getOrDefault("method", "full")));
  }

  private Map<String, String> pairs(String raw) {
    // One separator may stand in front, none at the end, no two together.
    String text = raw.startsWith("&") ? raw.substring(1) : raw;
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      List<String> sides = Arrays.asList(pair.split("=", -1));
      if (sides.size() != 2) {
        throw invalid("restore option");
      }
      pairs.put(token(sides.get(0)).toLowerCase(Locale.ROOT), token(sides.get(1)));
    }
    return pairs;
  }

  private String token(String token) {
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw invalid("restore option");
    }
    if (token.length() >= LONGEST_TOKEN) {
      throw errors.raise("OB_SIZE_OVERFLOW");
    }
    return token;
  }

  private int concurrency(String value) {
    if (!INTEGER.matcher(value).matches()) {
      throw invalid("restore concurrency");
    }
    long number = Long.parseLong(value);
    if (number < 0 || number > MOST_CONCURRENCY) {
      throw invalid("restore concurrency");
    }
    return (int) number;
  }

  private boolean quick(String value) {
    if (isPrefix(value, "full")) {
      return false;
    }
    if (isPrefix(value, "quick")) {
      return true;
    }
    throw invalid("method");
  }

  /** The kernel compares as many letters as the value has. */
  private static boolean isPrefix(@Nullable String value, String word) {
    return value != null && word.startsWith(value.toLowerCase(Locale.ROOT));
  }

  private KernelException invalid(String what) {
    return errors.raise("OB_INVALID_ARGUMENT", what);
  }
}
