package io.obrestore.simulator.wire;

import io.obrestore.simulator.sql.Result;
import io.obrestore.simulator.sql.ResultColumn;
import io.obrestore.simulator.sql.SqlSession;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the answers to commands. */
final class ResponseWriter {
  private final PacketChannel channel;
  private final SqlSession session;

  ResponseWriter(PacketChannel channel, SqlSession session) {
    this.channel = channel;
    this.session = session;
  }

  void ok() throws IOException {
    channel.write(Packets.ok(0, 0, ServerStatus.of(session)));
  }

  void result(Result result, RowEncoder encoder) throws IOException {
    if (result instanceof Result.Rows rows) {
      rows(rows, encoder);
    } else if (result instanceof Result.Done done) {
      int status = ServerStatus.of(session);
      channel.write(Packets.ok(done.affectedRows(), done.lastInsertId(), status));
    }
  }

  private void rows(Result.Rows rows, RowEncoder encoder) throws IOException {
    channel.write(new PayloadWriter().lengthEncoded(rows.columns().size()).payload());
    columns(rows.columns());
    for (List<@Nullable Object> row : rows.rows()) {
      channel.write(encoder.row(rows.columns(), row));
    }
    end();
  }

  /** Definitions of columns or parameters, and their end. */
  void columns(List<ResultColumn> columns) throws IOException {
    for (ResultColumn column : columns) {
      channel.write(Packets.column(column));
    }
    end();
  }

  /** The answer to COM_FIELD_LIST. */
  void fields(List<ResultColumn> columns) throws IOException {
    for (ResultColumn column : columns) {
      channel.write(Packets.field(column));
    }
    end();
  }

  private void end() throws IOException {
    channel.write(Packets.eof(ServerStatus.of(session)));
  }
}
