package io.obrestore.simulator.admin;

import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.restore.RestoreJobs;
import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An embedded OceanBase without its wire: administration over an H2 of its own. */
public final class Lab implements AutoCloseable {
  public static final String DATA = "file:///data/backup/data,file:///data/backup/clog";

  private final String url =
      "jdbc:h2:mem:"
          + UUID.randomUUID()
          + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  private final Connection keeper = connect();
  private final ManualClock clock = new ManualClock();
  private final EmbeddedAdministration administration;
  private final TestSession session = session(new SqlMode(false, false));

  private Lab(AdministrationSettings settings) {
    administration = EmbeddedAdministration.start(this::connect, clock, settings);
  }

  /** Where nothing takes time. */
  public static Lab instant() {
    return new Lab(AdministrationSettings.instant());
  }

  /** Where a restore takes so many seconds. */
  public static Lab taking(long seconds) {
    return new Lab(AdministrationSettings.taking(Duration.ofSeconds(seconds)));
  }

  private Connection connect() {
    try {
      return Jdbc.connect(url);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A session whose pauses move the clock on. */
  public TestSession session(SqlMode mode) {
    return new TestSession(mode, this::pass);
  }

  /** The clock moves on, and what is due happens. */
  public void pass(Duration duration) {
    clock.advance(duration);
    administration.advance();
  }

  public Instant now() {
    return clock.instant();
  }

  public EmbeddedAdministration administration() {
    return administration;
  }

  public RestoreJobs jobs() {
    return administration.restoreJobs();
  }

  public TestSession session() {
    return session;
  }

  /** Carries a statement out on the session of this lab. */
  public void run(String sql) {
    run(session, sql);
  }

  public void run(TestSession on, String sql) {
    administration.execute(on, sql);
  }

  /** The number a statement is refused with, 0 when it is not. */
  public int refusal(String sql) {
    return refusal(session, sql);
  }

  public int refusal(TestSession on, String sql) {
    try {
      run(on, sql);
      return 0;
    } catch (KernelException e) {
      return e.error().mysqlErrno();
    }
  }

  /** A RESTORE whose job goes on without its wait. */
  public void restoreWithoutWaiting(String sql) {
    TestSession killed =
        new TestSession(
            new SqlMode(false, false),
            duration -> {
              throw new Killed();
            });
    killed.decryption(session.decryption());
    try {
      run(killed, sql);
    } catch (Killed e) {
      return;
    }
  }

  /** Makes a pool of one small unit. */
  public void pool(String name, String zone) {
    run("CREATE RESOURCE POOL " + name + " UNIT = s1, UNIT_NUM = 1, ZONE_LIST = ('" + zone + "')");
  }

  /** Rows as text, cells joined by a bar. */
  public List<String> rows(String sql) {
    try (Statement statement = keeper.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> read = new ArrayList<>();
      while (rows.next()) {
        read.add(row(rows));
      }
      return read;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String row(ResultSet rows) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      @Nullable String cell = rows.getString(i);
      cells.add(cell == null ? "NULL" : cell);
    }
    return String.join("|", cells);
  }

  /** The only cell of the only row. */
  public String cell(String sql) {
    List<String> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows: " + sql);
    }
    return rows.get(0);
  }

  @Override
  public void close() {
    administration.close();
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Killed extends RuntimeException {}
}
