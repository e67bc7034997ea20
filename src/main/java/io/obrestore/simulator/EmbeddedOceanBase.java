package io.obrestore.simulator;

import io.obrestore.simulator.admin.AdminStatements;
import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.simulator.fault.Faults;
import io.obrestore.simulator.fault.StatementLog;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelViews;
import io.obrestore.simulator.sql.Sessions;
import io.obrestore.simulator.sql.SqlEngine;
import io.obrestore.simulator.wire.RootAccount;
import io.obrestore.simulator.wire.WireContext;
import io.obrestore.simulator.wire.WireServer;
import io.obrestore.simulator.wire.WireSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.function.Predicate;

/** A running embedded OceanBase; its data is gone when it is closed. */
public final class EmbeddedOceanBase implements AutoCloseable {
  private static final int STATEMENTS_KEPT = 10_000;

  /** OceanBase's max_allowed_packet. */
  private static final long MAX_PACKET = 16L << 20;

  private final SqlEngine engine;
  private final AdminStatements admin;
  private final Sessions sessions;
  private final WireServer server;
  private final RootAccount root;
  private final Faults faults;
  private final StatementLog statements;

  private EmbeddedOceanBase(
      SqlEngine engine,
      AdminStatements admin,
      Sessions sessions,
      WireServer server,
      RootAccount root,
      WireContext c) {
    this.engine = engine;
    this.admin = admin;
    this.sessions = sessions;
    this.server = server;
    this.root = root;
    this.faults = c.faults();
    this.statements = c.statements();
  }

  /**
   * Starts a server with the sample cluster and its restore jobs; throws when the port is taken or
   * the engine cannot be reached.
   */
  public static EmbeddedOceanBase start(SimulatorSettings settings, SimulatorClock clock)
      throws IOException, SQLException {
    return start(settings, clock, Administration::start);
  }

  /**
   * Starts a server with other administration statements; throws when the port is taken or the
   * engine cannot be reached.
   */
  public static EmbeddedOceanBase start(
      SimulatorSettings settings, SimulatorClock clock, AdminFactory adminFactory)
      throws IOException, SQLException {
    KernelErrors errors = KernelErrors.load();
    RootAccount root = new RootAccount(settings.rootPassword());
    WireSettings wire =
        new WireSettings(
            settings.bindAddress(),
            settings.port(),
            root,
            settings.maxConnections(),
            MAX_PACKET,
            settings.loginTimeout());
    ServerSocket listener = WireServer.bind(wire);
    try {
      SqlEngine engine = SqlEngine.open(settings.jdbcUrl(), errors, KernelViews.load());
      AdminStatements admin = adminFactory.create(engine, clock, settings);
      Sessions sessions = new Sessions(engine, errors, clock, admin, listener.getLocalPort());
      WireContext context =
          new WireContext(
              sessions, errors, new Faults(clock), new StatementLog(STATEMENTS_KEPT), clock);
      WireServer server = WireServer.start(wire, context, listener);
      return new EmbeddedOceanBase(engine, admin, sessions, server, root, context);
    } catch (SQLException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  /** Where it listens. */
  public int port() {
    return server.port();
  }

  /** Changes the password of root@sys, as ALTER USER does; sessions that are open stay so. */
  public void rootPassword(String changed) {
    root.password(changed);
  }

  /** Faults to be set by a test. */
  public Faults faults() {
    return faults;
  }

  /** The statements received. */
  public StatementLog statements() {
    return statements;
  }

  /** How many clients are connected. */
  public int connections() {
    return server.connections();
  }

  /** How many connections do something for their clients, rather than wait for what comes next. */
  public long atWork() {
    return server.atWork();
  }

  /**
   * How many sessions of such users have a statement that cannot go on before time does, or before
   * somebody's lock goes.
   */
  public long resting(Predicate<String> user) {
    return sessions.resting(user);
  }

  /** Whether a session was killed, or is not there. */
  public boolean isOver(long connectionId) {
    return sessions.isOver(connectionId);
  }

  /** Ends all connections and the engine with its data. */
  @Override
  public void close() throws SQLException {
    server.close();
    sessions.close();
    admin.close();
    engine.close();
  }
}
