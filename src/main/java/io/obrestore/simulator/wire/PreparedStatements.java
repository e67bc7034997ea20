package io.obrestore.simulator.wire;

import io.obrestore.simulator.fault.StatementKind;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.sql.FieldType;
import io.obrestore.simulator.sql.PreparedSql;
import io.obrestore.simulator.sql.Result;
import io.obrestore.simulator.sql.ResultColumn;
import io.obrestore.simulator.sql.SqlSession;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prepared statements of a connection: COM_STMT_PREPARE, EXECUTE, CLOSE, RESET. */
final class PreparedStatements {
  /** OceanBase's {@code open_cursors}. */
  private static final int MAX_OPEN = 50;

  private final PacketChannel channel;
  private final SqlSession session;
  private final ResponseWriter response;
  private final StatementGate gate;
  private final KernelErrors errors;
  private final Map<Integer, PreparedStatement> open = new HashMap<>();
  private int lastId;

  PreparedStatements(
      PacketChannel channel,
      SqlSession session,
      ResponseWriter response,
      StatementGate gate,
      KernelErrors errors) {
    this.channel = channel;
    this.session = session;
    this.response = response;
    this.gate = gate;
    this.errors = errors;
  }

  void prepare(String sql) throws IOException {
    if (open.size() >= MAX_OPEN) {
      throw errors.raise("OB_ERR_OPEN_CURSORS_EXCEEDED");
    }
    PreparedSql prepared = session.prepare(sql);
    int id = ++lastId;
    open.put(id, new PreparedStatement(prepared));
    channel.write(Packets.prepareOk(id, prepared.columns().size(), prepared.parameters()));
    if (prepared.parameters() > 0) {
      ResultColumn parameter = ResultColumn.expression("?", FieldType.VAR_STRING, 0, 0);
      response.columns(Collections.nCopies(prepared.parameters(), parameter));
    }
    if (!prepared.columns().isEmpty()) {
      response.columns(prepared.columns());
    }
  }

  void execute(PayloadReader in) throws IOException {
    PreparedStatement statement = find(in.int4());
    in.skip(1 + 4);
    List<@Nullable Object> parameters = statement.parameters(in);
    statement.forgetLongData();
    PreparedSql sql = statement.sql();
    Result result =
        gate.pass(
            StatementKind.PREPARED, sql.sql(), parameters, () -> session.execute(sql, parameters));
    response.result(result, new BinaryRow());
  }

  /** Has no answer; an unknown id is told with the next execution. */
  void longData(PayloadReader in) throws IOException {
    PreparedStatement statement = open.get(in.int4());
    int parameter = in.int2();
    if (statement != null) {
      statement.addLongData(parameter, in.bytes(in.remaining()));
    }
  }

  /** Has no answer. */
  void close(PayloadReader in) throws IOException {
    open.remove(in.int4());
  }

  void reset(PayloadReader in) throws IOException {
    find(in.int4()).forgetLongData();
    response.ok();
  }

  void clear() {
    open.clear();
  }

  private PreparedStatement find(int id) {
    PreparedStatement statement = open.get(id);
    if (statement == null) {
      throw errors.raise("OB_ERR_PREPARE_STMT_NOT_FOUND", id);
    }
    return statement;
  }
}
