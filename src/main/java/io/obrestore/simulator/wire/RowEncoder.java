package io.obrestore.simulator.wire;

import io.obrestore.simulator.sql.ResultColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a row as a payload. */
interface RowEncoder {
  byte[] row(List<ResultColumn> columns, List<@Nullable Object> values);
}
