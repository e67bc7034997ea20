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

  /** A new connection with a password, which a URL would have to spell otherwise. */
  public static Connection connect(String url, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("password", password);
    return Objects.requireNonNull(
        new org.mariadb.jdbc.Driver().connect(url, properties), "not a driver's URL");
  }

  /** A new connection to a URL of MariaDB's driver or of H2's. */
  public static Connection connect(String url) throws SQLException {
    Driver driver =
        url.startsWith("jdbc:h2:") ? new org.h2.Driver() : new org.mariadb.jdbc.Driver();
    return Objects.requireNonNull(driver.connect(url, new Properties()), "not a driver's URL");
  }
}
