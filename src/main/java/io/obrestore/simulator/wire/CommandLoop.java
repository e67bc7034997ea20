package io.obrestore.simulator.wire;

import io.obrestore.simulator.fault.StatementKind;
import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.sql.Result;
import io.obrestore.simulator.sql.SessionLogin;
import io.obrestore.simulator.sql.SqlSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Carries out the commands of a client that has logged in. */
final class CommandLoop {
  private static final System.Logger LOG = System.getLogger(CommandLoop.class.getName());

  /** All that OceanBase says. */
  private static final byte[] STATISTICS =
      "Active threads not support".getBytes(StandardCharsets.US_ASCII);

  private final PacketChannel channel;
  private final SqlSession session;
  private final long maxPacket;
  private final WireContext context;
  private final ResponseWriter response;
  private final StatementGate gate;
  private final PreparedStatements prepared;

  CommandLoop(
      PacketChannel channel,
      SqlSession session,
      SessionLogin login,
      long maxPacket,
      WireContext context) {
    this.channel = channel;
    this.session = session;
    this.maxPacket = maxPacket;
    this.context = context;
    this.response = new ResponseWriter(channel, session);
    this.gate = new StatementGate(session, login, context);
    this.prepared = new PreparedStatements(channel, session, response, gate, context.errors());
  }

  /**
   * Returns when the client says so, or the session is killed, of which OceanBase says no word;
   * throws when the client goes without one.
   */
  void run() throws IOException {
    boolean more = true;
    while (more) {
      channel.restartSequence();
      try {
        PayloadReader in = new PayloadReader(channel.read(maxPacket));
        more = command(in);
      } catch (PacketTooLargeException e) {
        LOG.log(System.Logger.Level.DEBUG, "packet refused", e);
        channel.write(Packets.error(context.errors().raise("OB_ERR_NET_PACKET_TOO_LARGE")));
        more = false;
      } catch (KernelException e) {
        if (session.killed()) {
          return;
        }
        channel.write(Packets.error(e));
      }
      channel.flush();
    }
  }

  private boolean command(PayloadReader in) throws IOException {
    int code = in.int1();
    Optional<Command> command = Command.of(code);
    if (command.isEmpty()) {
      return notSupported(code);
    }
    try {
      return execute(command.get(), in);
    } catch (KernelException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, command.get() + " failed", e);
      throw context.errors().raise("OB_ERR_UNEXPECTED", "Internal error");
    }
  }

  /** As OceanBase: refuses the commands it knows of, and leaves on any other. */
  private boolean notSupported(int code) {
    if (code > Command.LAST_KNOWN) {
      return false;
    }
    throw context.errors().withMessage("OB_NOT_SUPPORTED", "Not supported feature or function");
  }

  private boolean execute(Command command, PayloadReader in) throws IOException {
    switch (command) {
      case COM_QUIT -> {
        return false;
      }
      case COM_INIT_DB -> {
        session.useDatabase(in.restText());
        response.ok();
      }
      case COM_QUERY -> query(in.restText());
      case COM_FIELD_LIST -> fieldList(in.nulTerminatedText());
      case COM_STATISTICS -> channel.write(STATISTICS.clone());
      case COM_PROCESS_KILL -> {
        session.killSession(Integer.toUnsignedLong(in.int4()));
        response.ok();
      }
      case COM_PING, COM_SET_OPTION -> response.ok();
      case COM_STMT_PREPARE -> prepared.prepare(in.restText());
      case COM_STMT_EXECUTE -> prepared.execute(in);
      case COM_STMT_SEND_LONG_DATA -> prepared.longData(in);
      case COM_STMT_CLOSE -> prepared.close(in);
      case COM_STMT_RESET -> prepared.reset(in);
      case COM_RESET_CONNECTION -> {
        session.reset();
        prepared.clear();
        response.ok();
      }
    }
    return true;
  }

  private void fieldList(String table) throws IOException {
    Result result = session.execute("SELECT * FROM `" + table.replace("`", "``") + "` LIMIT 0");
    if (result instanceof Result.Rows rows) {
      response.fields(rows.columns());
    }
  }

  private void query(String sql) throws IOException {
    Result result = gate.pass(StatementKind.TEXT, sql, List.of(), () -> session.execute(sql));
    response.result(result, new TextRow());
  }
}
