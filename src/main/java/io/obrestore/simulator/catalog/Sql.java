package io.obrestore.simulator.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction, in the SQL that H2 and OceanBase share. Failures of the engine are
 * {@link CatalogException}s.
 */
public final class Sql {
  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The number of rows changed. */
  public int update(String sql, @Nullable Object... args) {
    try (PreparedStatement statement = prepared(sql, args)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new CatalogException(sql, e);
    }
  }

  /** All rows. */
  public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... args) {
    try (PreparedStatement statement = prepared(sql, args);
        ResultSet rows = statement.executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    } catch (SQLException e) {
      throw new CatalogException(sql, e);
    }
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... args) {
    return query(sql, reader, args).stream().findFirst();
  }

  /** Whether there is any row. */
  public boolean exists(String sql, @Nullable Object... args) {
    return first(sql, row -> true, args).isPresent();
  }

  /** Inserts a row of one of the views; columns not set are NULL. */
  public void insert(Row row) {
    String columns =
        row.values().keySet().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
    String marks = String.join(", ", Collections.nCopies(row.values().size(), "?"));
    update(
        "INSERT INTO " + row.table() + " (" + columns + ") VALUES (" + marks + ")",
        row.values().values().toArray());
  }

  private PreparedStatement prepared(String sql, @Nullable Object... args) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < args.length; i++) {
      statement.setObject(i + 1, args[i]);
    }
    return statement;
  }
}
