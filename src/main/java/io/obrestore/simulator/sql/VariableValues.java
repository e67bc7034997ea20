package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what SET gives to a system variable, and brings it to the form it is kept in. */
final class VariableValues {
  private static final Set<String> SQL_MODES =
      Set.of(
          "ALLOW_INVALID_DATES",
          "ANSI",
          "ANSI_QUOTES",
          "ERROR_FOR_DIVISION_BY_ZERO",
          "HIGH_NOT_PRECEDENCE",
          "IGNORE_SPACE",
          "NO_AUTO_CREATE_USER",
          "NO_AUTO_VALUE_ON_ZERO",
          "NO_BACKSLASH_ESCAPES",
          "NO_ENGINE_SUBSTITUTION",
          "NO_KEY_OPTIONS",
          "NO_UNSIGNED_SUBTRACTION",
          "NO_ZERO_DATE",
          "NO_ZERO_IN_DATE",
          "ONLY_FULL_GROUP_BY",
          "PAD_CHAR_TO_FULL_LENGTH",
          "PIPES_AS_CONCAT",
          "REAL_AS_FLOAT",
          "STRICT_ALL_TABLES",
          "STRICT_TRANS_TABLES",
          "TRADITIONAL");
  private static final Set<String> TRUE = Set.of("1", "ON", "TRUE");
  private static final Set<String> FALSE = Set.of("0", "OFF", "FALSE");

  private final KernelErrors errors;

  VariableValues(KernelErrors errors) {
    this.errors = errors;
  }

  /** The value as kept; throws 1231, 1232, 1298 or, for a read-only variable, 1238. */
  String check(VariableDefinition definition, @Nullable Object value) {
    if (definition.readOnly()) {
      throw errors.raise("OB_ERR_INCORRECT_GLOBAL_LOCAL_VAR", definition.name(), "read only");
    }
    String text = value == null ? "NULL" : value.toString();
    return switch (definition.type()) {
      case INT -> integer(definition, text);
      case BOOL -> bool(definition, text);
      case STRING -> string(definition, text);
    };
  }

  private String integer(VariableDefinition definition, String text) {
    try {
      return new BigDecimal(text).toBigIntegerExact().toString();
    } catch (NumberFormatException | ArithmeticException e) {
      KernelException refused = errors.raise("OB_ERR_WRONG_TYPE_FOR_VAR", definition.name());
      refused.initCause(e);
      throw refused;
    }
  }

  private String bool(VariableDefinition definition, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    if (TRUE.contains(upper)) {
      return "ON";
    }
    if (FALSE.contains(upper)) {
      return "OFF";
    }
    throw errors.raise("OB_ERR_WRONG_VALUE_FOR_VAR", definition.name(), text);
  }

  private String string(VariableDefinition definition, String text) {
    return switch (definition.name()) {
      case "character_set_results" -> text.equals("NULL") ? "" : text;
      case "sql_mode" -> sqlMode(text);
      case "time_zone" -> timeZone(text);
      default -> text;
    };
  }

  private String sqlMode(String text) {
    String upper = text.toUpperCase(Locale.ROOT).replace(" ", "");
    Arrays.stream(upper.split(","))
        .filter(mode -> !mode.isEmpty() && !SQL_MODES.contains(mode))
        .findFirst()
        .ifPresent(
            mode -> {
              throw errors.raise("OB_ERR_WRONG_VALUE_FOR_VAR", "sql_mode", mode);
            });
    return upper;
  }

  private String timeZone(String text) {
    if (SessionZone.parse(text).isEmpty()) {
      throw errors.raise("OB_ERR_UNKNOWN_TIME_ZONE", text);
    }
    return text;
  }
}
