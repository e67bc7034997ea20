package io.obrestore.restore.validation;

import io.obrestore.restore.message.Message;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of tenants, zones and unit configs. */
public final class NameRules {
  private static final Pattern TENANT = Pattern.compile("[a-zA-Z0-9\\-_~#+]+");
  private static final int TENANT_LIMIT = 63;
  private static final Set<String> RESERVED = Set.of("all", "all_user", "all_meta");
  private static final String SYS = "sys";

  /** What nobody can read, or what begins a line. */
  private static final Pattern ILLEGIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  /**
   * OceanBase's option string holds no blank and no byte beyond ASCII, and a value neither of
   * these.
   */
  private static final Pattern OPTION_VALUE = Pattern.compile("[\\x21-\\x7e&&[^=&,;@]]+");

  private static final int OPTION_NAME_LIMIT = 128;

  private NameRules() {}

  /** The fault of a tenant name, or nothing. */
  public static Optional<Fault> tenant(String field, String name) {
    if (name.isEmpty()) {
      return Optional.of(Fault.of(Rule.TENANT_NAME_EMPTY, field));
    }
    if (!TENANT.matcher(name).matches()) {
      return invalid(field, legible(name), Why.NAME_CHARACTERS.with());
    }
    String folded = name.toLowerCase(Locale.ROOT);
    if (folded.equals(SYS)) {
      return Optional.of(Fault.of(Rule.SYS_TENANT, field));
    }
    if (name.length() > TENANT_LIMIT) {
      return invalid(field, legible(name), Why.NAME_TOO_LONG.with(TENANT_LIMIT));
    }
    return RESERVED.contains(folded)
        ? invalid(field, name, Why.NAME_RESERVED.with())
        : Optional.empty();
  }

  /** As much of it as can be shown in a line. */
  private static String legible(String name) {
    String shown = ILLEGIBLE.matcher(name).replaceAll("?");
    return shown.codePointCount(0, shown.length()) <= TENANT_LIMIT
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, TENANT_LIMIT)) + "...";
  }

  private static Optional<Fault> invalid(String field, String shown, Message why) {
    return Optional.of(Fault.of(Rule.TENANT_NAME_INVALID, field, shown, why));
  }

  /** Whether a zone's or unit config's name can stand in the option string. */
  static boolean fitsOptions(String name) {
    return name.length() <= OPTION_NAME_LIMIT && OPTION_VALUE.matcher(name).matches();
  }
}
