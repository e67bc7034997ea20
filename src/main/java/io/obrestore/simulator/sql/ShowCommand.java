package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SHOW and DESC. */
final class ShowCommand {
  private static final String DATABASES =
      "SELECT schema_name FROM information_schema.schemata WHERE schema_name <> 'public'"
          + " ORDER BY schema_name";

  private final SqlSession session;
  private final TableDescription descriptions;

  ShowCommand(SqlSession session) {
    this.session = session;
    this.descriptions = new TableDescription(session);
  }

  Result execute(SqlText text) throws SQLException {
    if (!text.starts("SHOW")) {
      return descriptions.of(text, 1, false);
    }
    int at = 1;
    while (text.words(at, "FULL") || text.words(at, "SESSION") || text.words(at, "GLOBAL")) {
      at++;
    }
    String what = at < text.size() ? text.get(at).text().toUpperCase(Locale.ROOT) : "";
    boolean full = text.words(1, "FULL");
    boolean from = text.words(at + 1, "FROM") || text.words(at + 1, "IN");
    return switch (what) {
      case "VARIABLES" -> variables(text, at + 1, text.words(1, "GLOBAL"));
      case "WARNINGS", "ERRORS" -> warnings();
      case "DATABASES", "SCHEMAS" -> filtered("Database", query(DATABASES), text, at + 1);
      case "TABLES" -> new ShowTables(session).tables(text, at + 1, full);
      case "COLUMNS", "FIELDS" -> descriptions.of(text, from ? at + 2 : at + 1, full);
      case "PROCESSLIST" -> processes();
      case "STATUS" -> status(text, at + 1);
      default -> throw session.errors().raise("OB_NOT_SUPPORTED", "SHOW " + what);
    };
  }

  private Result variables(SqlText text, int at, boolean global) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    SystemVariables system = session.sessions().variables();
    for (VariableDefinition definition : system.all()) {
      String value =
          global ? system.global(definition) : session.variables().get(definition.name());
      if (LikePattern.at(text, at)
          .map(pattern -> pattern.matches(definition.name()))
          .orElse(true)) {
        rows.add(Arrays.asList(definition.name(), value));
      }
    }
    return pairs("Variable_name", "Value", rows);
  }

  private Result status(SqlText text, int at) {
    Optional<LikePattern> wanted = LikePattern.at(text, at);
    return pairs(
        "Variable_name",
        "Value",
        session.sessions().counters().rows().stream()
            .filter(row -> wanted.map(p -> p.matches(String.valueOf(row.get(0)))).orElse(true))
            .toList());
  }

  private List<String> query(String sql) throws SQLException {
    Result result = session.runOnEngine(SqlText.read(sql, SqlMode.of("")), List.of());
    List<String> names = new ArrayList<>();
    ((Result.Rows) result).rows().forEach(row -> names.add(String.valueOf(row.get(0))));
    return names;
  }

  private static Result filtered(String label, List<String> names, SqlText text, int at) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    names.stream()
        .filter(name -> LikePattern.at(text, at).map(pattern -> pattern.matches(name)).orElse(true))
        .forEach(name -> rows.add(Arrays.asList((Object) name)));
    return new Result.Rows(List.of(ResultColumn.text(label)), rows);
  }

  private Result warnings() {
    KernelException error = session.state().lastError();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (error != null) {
      rows.add(Arrays.asList("Error", (long) error.error().mysqlErrno(), error.getMessage()));
    }
    return new Result.Rows(
        List.of(
            ResultColumn.text("Level"),
            ResultColumn.expression("Code", FieldType.LONGLONG, 20, 0),
            ResultColumn.text("Message")),
        rows);
  }

  private Result processes() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ProcessRow row : session.sessions().list()) {
      rows.add(
          Arrays.asList(
              row.id(),
              row.user(),
              row.host(),
              row.database(),
              row.command(),
              0L,
              row.state(),
              row.info()));
    }
    return new Result.Rows(
        List.of(
            ResultColumn.expression("Id", FieldType.LONGLONG, 20, 0),
            ResultColumn.text("User"),
            ResultColumn.text("Host"),
            ResultColumn.text("db"),
            ResultColumn.text("Command"),
            ResultColumn.expression("Time", FieldType.LONGLONG, 20, 0),
            ResultColumn.text("State"),
            ResultColumn.text("Info")),
        rows);
  }

  private static Result pairs(String first, String second, List<List<@Nullable Object>> rows) {
    return new Result.Rows(List.of(ResultColumn.text(first), ResultColumn.text(second)), rows);
  }
}
