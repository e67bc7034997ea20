package io.obrestore.simulator.wire;

import io.obrestore.simulator.sql.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the text protocol, ProtocolText::ResultsetRow. */
final class TextRow implements RowEncoder {
  private static final int NULL = 0xfb;

  @Override
  public byte[] row(List<ResultColumn> columns, List<@Nullable Object> values) {
    PayloadWriter out = new PayloadWriter();
    for (int i = 0; i < columns.size(); i++) {
      Object value = values.get(i);
      if (value == null) {
        out.int1(NULL);
      } else if (value instanceof byte[] bytes) {
        out.lengthEncodedBytes(bytes);
      } else {
        out.lengthEncodedText(ValueText.of(value, columns.get(i).decimals()));
      }
    }
    return out.payload();
  }
}
