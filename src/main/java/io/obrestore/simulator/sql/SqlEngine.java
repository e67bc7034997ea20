package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelViews;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The engine behind, reached by JDBC. An H2 of its own is dropped when it is closed. */
public final class SqlEngine implements AutoCloseable {
  private static final List<String> SCHEMAS = List.of("oceanbase", "mysql", "test");
  private static final String H2 = "jdbc:h2:";
  private static final String H2_OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";QUERY_CACHE_SIZE=64"
          + ";NON_KEYWORDS=VALUE,USER,DAY,HOUR,MINUTE,MONTH,SECOND,YEAR";

  private final String url;
  private final Driver driver;
  private final Dialect dialect;
  private final KernelViews views;
  private final Connection keeper;
  private final IdleConnections idle = new IdleConnections();

  private SqlEngine(String url, Driver driver, Dialect dialect, KernelViews views)
      throws SQLException {
    this.views = views;
    this.url = url;
    this.driver = driver;
    this.dialect = dialect;
    this.keeper = connect();
  }

  /**
   * Connects and makes the schemas that every OceanBase has. Without a URL it is an H2 in memory
   * that nobody else has; an H2 URL gets the options this package needs.
   */
  public static SqlEngine open(@Nullable String jdbcUrl, KernelErrors errors, KernelViews views)
      throws SQLException {
    String url = jdbcUrl == null ? H2 + "mem:ob-" + UUID.randomUUID() : jdbcUrl;
    boolean h2 = url.startsWith(H2);
    Dialect dialect = h2 ? new H2Dialect(errors, views) : new MySqlDialect(errors, views);
    SqlEngine engine = new SqlEngine(h2 ? url + H2_OPTIONS : url, driver(url), dialect, views);
    engine.makeSchemas();
    return engine;
  }

  private static Driver driver(String url) throws SQLException {
    for (Driver driver : ServiceLoader.load(Driver.class, SqlEngine.class.getClassLoader())) {
      if (driver.acceptsURL(url)) {
        return driver;
      }
    }
    throw new SQLException("no driver for " + url);
  }

  private void makeSchemas() throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      for (String schema : SCHEMAS) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
      }
    }
  }

  /** A connection of the engine's own, in its own language; to be closed by the caller. */
  public Connection connect() throws SQLException {
    Connection connection = driver.connect(url, properties());
    if (connection == null) {
      throw new SQLException("no connection to " + url);
    }
    return connection;
  }

  /** A connection for a session that begins in that database; null for none. */
  EngineConnection lend(@Nullable String database) throws SQLException {
    EngineConnection left = idle.take(database);
    if (left != null) {
      return left;
    }
    long definitions = idle.definitions();
    return EngineConnection.of(connect(), dialect).lent(definitions);
  }

  /** A session is over, and its transaction rolled back; another may begin as it has begun. */
  void giveBack(EngineConnection left) throws SQLException {
    EngineConnection over = dialect.reusable() ? idle.keep(left) : left;
    if (over != null) {
      over.jdbc().close();
    }
  }

  /** Something was defined anew. */
  void defined() throws SQLException {
    idle.forget();
  }

  /** Whole numbers stay numbers; H2 has its own in the URL and refuses others. */
  private Properties properties() {
    Properties properties = new Properties();
    if (!url.startsWith(H2)) {
      properties.setProperty("tinyInt1isBit", "false");
      properties.setProperty("transformedBitIsBoolean", "false");
    }
    return properties;
  }

  /** What the kernel's views look like. */
  KernelViews views() {
    return views;
  }

  Dialect dialect() {
    return dialect;
  }

  @Override
  public void close() throws SQLException {
    idle.close();
    keeper.close();
  }
}
