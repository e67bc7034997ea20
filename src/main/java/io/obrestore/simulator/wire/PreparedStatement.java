package io.obrestore.simulator.wire;

import io.obrestore.simulator.sql.PreparedSql;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prepared statement of a connection with what the client sent for it so far. */
final class PreparedStatement {
  private final PreparedSql sql;
  private final Map<Integer, ByteArrayOutputStream> longData = new HashMap<>();
  private int[] types = {};

  PreparedStatement(PreparedSql sql) {
    this.sql = sql;
  }

  PreparedSql sql() {
    return sql;
  }

  void addLongData(int parameter, byte[] data) {
    longData.computeIfAbsent(parameter, p -> new ByteArrayOutputStream()).writeBytes(data);
  }

  void forgetLongData() {
    longData.clear();
  }

  /**
   * The parameters of COM_STMT_EXECUTE; types are sent once and hold from then on. Connector/J
   * sends none while all values are NULL.
   */
  List<@Nullable Object> parameters(PayloadReader in) throws ProtocolException {
    List<@Nullable Object> values = new ArrayList<>();
    int count = sql.parameters();
    if (count == 0) {
      return values;
    }
    byte[] nulls = in.bytes((count + 7) / 8);
    if (in.int1() == 1) {
      types = new int[count];
      for (int i = 0; i < count; i++) {
        types[i] = in.int2();
      }
    }
    for (int i = 0; i < count; i++) {
      boolean isNull = (nulls[i / 8] & (1 << (i % 8))) != 0;
      values.add(isNull ? null : value(in, i));
    }
    return values;
  }

  private @Nullable Object value(PayloadReader in, int index) throws ProtocolException {
    ByteArrayOutputStream sent = longData.get(index);
    if (sent != null) {
      return sent.toByteArray();
    }
    if (types.length <= index) {
      throw new ProtocolException("types of the parameters are missing");
    }
    return ParameterDecoder.value(in, types[index]);
  }
}
