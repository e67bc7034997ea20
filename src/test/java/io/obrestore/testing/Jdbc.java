package io.obrestore.testing;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/**
 * Connections of tests, by a driver of the test's own class loader. The driver manager belongs to
 * the process: where a Quarkus test has asked it first, it finds the drivers of Quarkus' class
 * loader and refuses them to everybody else.
 */
public final class Jdbc {
  private Jdbc() {}

  /** A new connection to a URL of MariaDB's driver, of MySQL's or of H2's. */
  public static Connection connect(String url) throws SQLException {
    return connect(url, new Properties());
  }

  /** The same for a user with a password, whatever characters they have. */
  public static Connection connect(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return connect(url, properties);
  }

  private static Connection connect(String url, Properties properties) throws SQLException {
    return Objects.requireNonNull(driver(url).connect(url, properties), "not a driver's URL");
  }

  private static Driver driver(String url) throws SQLException {
    if (url.startsWith("jdbc:h2:")) {
      return new org.h2.Driver();
    }
    return url.startsWith("jdbc:mysql:")
        ? new com.mysql.cj.jdbc.Driver()
        : new org.mariadb.jdbc.Driver();
  }
}
