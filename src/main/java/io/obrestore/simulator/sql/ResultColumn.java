package io.obrestore.simulator.sql;

/**
 * A column of a result as it is announced to the client.
 *
 * @param schema of the table, empty for an expression
 * @param table empty for an expression
 * @param label what the client reads it by
 * @param name in its table, empty for an expression
 * @param length in bytes
 * @param decimals digits after the point, or of the second
 * @param binary whether its bytes are no text
 */
public record ResultColumn(
    String schema,
    String table,
    String label,
    String name,
    FieldType type,
    long length,
    int decimals,
    boolean unsigned,
    boolean notNull,
    boolean autoIncrement,
    boolean binary) {
  /** A column of text that is in no table. */
  public static ResultColumn text(String label) {
    return expression(label, FieldType.VAR_STRING, 1024, 0);
  }

  /** A column that is in no table. */
  public static ResultColumn expression(String label, FieldType type, long length, int decimals) {
    return new ResultColumn(
        "", "", label, "", type, length, decimals, false, false, false, type.plain());
  }

  /** The same under another label. */
  public ResultColumn labelled(String other) {
    return new ResultColumn(
        schema,
        table,
        other,
        name,
        type,
        length,
        decimals,
        unsigned,
        notNull,
        autoIncrement,
        binary);
  }
}
