package io.obrestore.oceanbase.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands after WITH in ALTER SYSTEM RESTORE.
 *
 * @param pools names of the resource pools, at least one
 * @param locality one entry a zone
 * @param primaryZone {@code RANDOM}, or zones separated by {@code ,} and {@code ;}
 * @param concurrency 1 to 100, or null for OceanBase's own choice
 * @param kmsEncrypt whether {@code @kms_encrypt_info} was set for it
 * @param method null for OceanBase's own choice, which is all that older versions have
 */
public record RestoreOptions(
    List<String> pools,
    List<LocalityEntry> locality,
    String primaryZone,
    @Nullable Integer concurrency,
    boolean kmsEncrypt,
    @Nullable RestoreMethod method) {

  // The kernel's parser: a key or value of 1024 bytes or a string of 2048 gives 4019.
  private static final int VALUE_LIMIT = 1024;
  private static final int WHOLE_LIMIT = 2048;

  public RestoreOptions {
    pools = List.copyOf(pools);
    locality = List.copyOf(locality);
  }

  /**
   * Everything that cannot be written, so that a request can be refused before anything is made.
   * Build the options with the final pool names: lengths count.
   */
  public List<OptionProblem> check() {
    List<OptionProblem> problems = new ArrayList<>();
    if (pools.isEmpty()) {
      problems.add(new OptionProblem("pool_list", "is empty"));
    }
    pools.forEach(pool -> checkName("pool_list", pool, problems));
    locality.forEach(entry -> checkName("locality", entry.zone(), problems));
    values().forEach((key, value) -> checkValue(key, value, problems));
    if (concurrency != null && (concurrency < 0 || concurrency > 100)) {
      problems.add(new OptionProblem("concurrency", "is not between 0 and 100"));
    }
    if (join().length() >= WHOLE_LIMIT) {
      problems.add(new OptionProblem("options", "take 2048 bytes or more"));
    }
    return problems.stream().distinct().toList();
  }

  /** The option string. Fails with {@link InvalidStatementException} where check has problems. */
  public String text() {
    List<OptionProblem> problems = check();
    if (!problems.isEmpty()) {
      throw new InvalidStatementException(
          problems.stream().map(OptionProblem::toString).collect(Collectors.joining(", ")));
    }
    return join();
  }

  private String join() {
    return values().entrySet().stream()
        .map(option -> option.getKey() + "=" + option.getValue())
        .collect(Collectors.joining("&"));
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("pool_list", String.join(",", pools));
    if (!locality.isEmpty()) {
      values.put("locality", join(locality.stream().map(LocalityEntry::text)));
    }
    values.put("primary_zone", primaryZone);
    if (concurrency != null) {
      values.put("concurrency", concurrency.toString());
    }
    if (kmsEncrypt) {
      values.put("kms_encrypt", "true");
    }
    if (method != null) {
      values.put("method", method.text());
    }
    return values;
  }

  private static String join(Stream<String> parts) {
    return parts.collect(Collectors.joining(","));
  }

  private static void checkName(String key, String name, List<OptionProblem> problems) {
    if (name.isEmpty()) {
      problems.add(new OptionProblem(key, "holds an empty name"));
    }
    if (name.chars().anyMatch(c -> ",;@".indexOf(c) >= 0)) {
      problems.add(new OptionProblem(key, "holds a name with one of , ; @"));
    }
  }

  private static void checkValue(String key, String value, List<OptionProblem> problems) {
    if (value.isEmpty()) {
      problems.add(new OptionProblem(key, "is empty"));
    }
    // The kernel refuses blanks and anything beyond ASCII with 1210; control characters have no
    // business in a name either.
    if (value.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      problems.add(new OptionProblem(key, "holds a blank or a character beyond ASCII"));
    }
    if (value.chars().anyMatch(c -> c == '=' || c == '&')) {
      problems.add(new OptionProblem(key, "holds = or &"));
    }
    if (value.length() >= VALUE_LIMIT) {
      problems.add(new OptionProblem(key, "takes 1024 bytes or more"));
    }
  }
}
