package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What the kernel would say where H2 refuses. */
final class H2Errors {
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");
  private static final Pattern COLUMN = Pattern.compile("column \"\"?([^\" ]*)");

  private final KernelErrors errors;

  H2Errors(KernelErrors errors) {
    this.errors = errors;
  }

  KernelException error(SQLException e, SqlText text, @Nullable String database) {
    KernelException error = translated(e, text, database);
    error.initCause(e);
    return error;
  }

  private KernelException translated(SQLException e, SqlText text, @Nullable String database) {
    String message = String.valueOf(e.getMessage());
    String name = quoted(message);
    return switch (e.getErrorCode()) {
      case ErrorCode.SYNTAX_ERROR_1,
          ErrorCode.SYNTAX_ERROR_2,
          ErrorCode.PARAMETER_NOT_SET_1,
          ErrorCode.UNKNOWN_DATA_TYPE_1 ->
          SyntaxErrors.near(errors, text, position(message, text));
      case ErrorCode.DUPLICATE_KEY_1 -> duplicate(name);
      case ErrorCode.LOCK_TIMEOUT_1, ErrorCode.CONCURRENT_UPDATE_1 ->
          errors.raise("OB_ERR_EXCLUSIVE_LOCK_CONFLICT");
      case ErrorCode.DEADLOCK_1 -> errors.raise("OB_DEAD_LOCK");
      case ErrorCode.DIVISION_BY_ZERO_1 -> errors.raise("OB_DIVISION_BY_ZERO");
      case ErrorCode.COLUMN_COUNT_DOES_NOT_MATCH ->
          errors.raise("OB_ERR_COULUMN_VALUE_NOT_MATCH", 1);
      case ErrorCode.FUNCTION_NOT_FOUND_1 ->
          errors.raise("OB_ERR_FUNCTION_UNKNOWN", "FUNCTION", name);
      default -> ofNames(e.getErrorCode(), message, name, text, database);
    };
  }

  private KernelException ofNames(
      int code, String message, String name, SqlText text, @Nullable String database) {
    return switch (code) {
      case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
          ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1,
          ErrorCode.VIEW_NOT_FOUND_1 ->
          noTable(name, text, database);
      case ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1, ErrorCode.VIEW_ALREADY_EXISTS_1 ->
          errors.raise("OB_ERR_TABLE_EXIST", name);
      case ErrorCode.SCHEMA_NOT_FOUND_1 -> noSchema(name, text, database);
      case ErrorCode.SCHEMA_ALREADY_EXISTS_1 -> errors.raise("OB_DATABASE_EXIST", name);
      case ErrorCode.COLUMN_NOT_FOUND_1 ->
          text.starts("ALTER")
              ? errors.raise("OB_ERR_CANT_DROP_FIELD_OR_KEY", name)
              : errors.raise("OB_ERR_BAD_FIELD_ERROR", name, "field list");
      case ErrorCode.DUPLICATE_COLUMN_NAME_1 -> errors.raise("OB_ERR_COLUMN_DUPLICATE", name);
      case ErrorCode.AMBIGUOUS_COLUMN_NAME_1 ->
          errors.raise("OB_NON_UNIQ_ERROR", name, "field list");
      case ErrorCode.INDEX_ALREADY_EXISTS_1, ErrorCode.CONSTRAINT_ALREADY_EXISTS_1 ->
          errors.raise("OB_ERR_KEY_NAME_DUPLICATE", index(name));
      case ErrorCode.INDEX_NOT_FOUND_1, ErrorCode.CONSTRAINT_NOT_FOUND_1 ->
          errors.raise("OB_ERR_CANT_DROP_FIELD_OR_KEY", index(name));
      case ErrorCode.SECOND_PRIMARY_KEY -> errors.raise("OB_ERR_MULTIPLE_PRI_KEY");
      default -> ofValues(code, message, name);
    };
  }

  private KernelException ofValues(int code, String message, String name) {
    return switch (code) {
      case ErrorCode.VALUE_TOO_LONG_2 -> errors.raise("OB_ERR_DATA_TOO_LONG", column(message), 1);
      case ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_1, ErrorCode.NUMERIC_VALUE_OUT_OF_RANGE_2 ->
          errors.raise("OB_DATA_OUT_OF_RANGE", column(message), 1);
      case ErrorCode.NULL_NOT_ALLOWED -> errors.raise("OB_BAD_NULL_ERROR", name);
      case ErrorCode.INVALID_DATETIME_CONSTANT_2 -> errors.raise("OB_INVALID_DATE_VALUE", name, "");
      case ErrorCode.DATA_CONVERSION_ERROR_1 ->
          errors.raise("OB_ERR_TRUNCATED_WRONG_VALUE", "value", name);
      default -> errors.raise("OB_ERR_UNEXPECTED", firstLine(message));
    };
  }

  private KernelException noTable(String name, SqlText text, @Nullable String database) {
    if (database == null) {
      return errors.raise("OB_ERR_NO_DB_SELECTED");
    }
    return text.starts("DROP")
        ? errors.raise("OB_ERR_BAD_TABLE", database + "." + name)
        : errors.raise("OB_TABLE_NOT_EXIST", database, name);
  }

  private KernelException noSchema(String name, SqlText text, @Nullable String database) {
    // CREATE INDEX on a missing table is told so by H2, with the current schema's name.
    if (name.equalsIgnoreCase(database) && text.starts("CREATE")) {
      return errors.raise("OB_TABLE_NOT_EXIST", name, "");
    }
    return text.starts("DROP")
        ? errors.raise("OB_ERR_DB_DROP_EXISTS", name)
        : errors.raise("OB_ERR_BAD_DATABASE", name);
  }

  /** H2: {@code s.""t#key"" INDEX s.""…"" ON s.t(name NULLS FIRST) VALUES ( /* 1 *\/ 'a' )}. */
  private KernelException duplicate(String detail) {
    Matcher key = Pattern.compile(IndexRewrite.SEPARATOR + "([^\"]*)\"").matcher(detail);
    Matcher values = Pattern.compile("VALUES \\((.*)\\)$").matcher(detail);
    Matcher primary = Pattern.compile("/\\* key:(.*?) \\*/").matcher(detail);
    String entry = "";
    if (values.find()) {
      entry = values.group(1).replaceAll("/\\*.*?\\*/", "").trim();
    } else if (primary.find()) {
      entry = primary.group(1);
    }
    String bare =
        entry.startsWith("'") && entry.endsWith("'") && entry.length() > 1
            ? entry.substring(1, entry.length() - 1)
            : entry;
    return errors.raise(
        "OB_ERR_PRIMARY_KEY_DUPLICATE", bare, key.find() ? key.group(1) : "PRIMARY");
  }

  private static int position(String message, SqlText text) {
    int mark = message.indexOf("[*]");
    if (mark < 0 || text.empty()) {
      return text.source().length();
    }
    // The mark counts tokens of the translation; a word of the same spelling is near enough.
    String rest = message.substring(mark + 3).split("[\\s\"(),]", 2)[0];
    int found = rest.isEmpty() ? -1 : text.source().indexOf(rest);
    return found < 0 ? text.source().length() : found;
  }

  private static String column(String message) {
    Matcher matcher = COLUMN.matcher(message);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String index(String name) {
    return name.substring(name.indexOf(IndexRewrite.SEPARATOR) + 1);
  }

  private static String quoted(String message) {
    Matcher matcher = QUOTED.matcher(message);
    return matcher.find() ? matcher.group(1).replace("\"\"", "\"") : "";
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    int sql = line.indexOf("; SQL statement");
    return sql < 0 ? line : line.substring(0, sql);
  }
}
