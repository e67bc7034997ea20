package io.obrestore.simulator.wire;

import io.obrestore.simulator.fault.StatementKind;
import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.sql.Result;
import io.obrestore.simulator.sql.SessionLogin;
import io.obrestore.simulator.sql.SqlSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Carries out the commands of a client that has logged in. */
final class CommandLoop {
  private static final System.Logger LOG = System.getLogger(CommandLoop.class.getName());

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
      HandshakeResponse client,
      long maxPacket,
      WireContext context) {
    this.channel = channel;
    this.session = session;
    this.maxPacket = maxPacket;
    this.context = context;
    this.response = new ResponseWriter(channel, session, client);
    this.gate = new StatementGate(session, login, context);
    this.prepared = new PreparedStatements(channel, session, response, gate, context.errors());
  }

  /** Returns when the client says so; throws when it goes without a word. */
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
        channel.write(Packets.error(e));
      }
      channel.flush();
    }
  }

  private boolean command(PayloadReader in) throws IOException {
    Optional<Command> command = Command.of(in.int1());
    if (command.isEmpty()) {
      throw context.errors().raise("OB_UNKNOWN_PACKET");
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
      case COM_PING -> response.ok();
      case COM_STMT_PREPARE -> prepared.prepare(in.restText());
      case COM_STMT_EXECUTE -> prepared.execute(in);
      case COM_STMT_SEND_LONG_DATA -> prepared.longData(in);
      case COM_STMT_CLOSE -> prepared.close(in);
      case COM_STMT_RESET -> prepared.reset(in);
      case COM_SET_OPTION -> response.end();
      case COM_RESET_CONNECTION -> {
        session.reset();
        prepared.clear();
        response.ok();
      }
    }
    return true;
  }

  private void query(String sql) throws IOException {
    Result result = gate.pass(StatementKind.TEXT, sql, List.of(), () -> session.execute(sql));
    response.result(result, new TextRow());
  }
}
