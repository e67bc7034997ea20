package io.obrestore.simulator.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement answers when it succeeds. */
public sealed interface Result {
  /**
   * No rows.
   *
   * @param affectedRows rows matched by a change, as with CLIENT_FOUND_ROWS
   * @param lastInsertId first generated id, or 0
   */
  record Done(long affectedRows, long lastInsertId) implements Result {
    /** Nothing was changed. */
    public static final Done NOTHING = new Done(0, 0);
  }

  /**
   * Rows; values are Boolean, Byte, Short, Integer, Long, BigInteger, BigDecimal, Float, Double,
   * String, byte[], LocalDate, LocalTime, LocalDateTime or null.
   */
  record Rows(List<ResultColumn> columns, List<List<@Nullable Object>> rows) implements Result {}
}
