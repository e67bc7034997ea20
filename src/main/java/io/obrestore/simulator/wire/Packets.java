package io.obrestore.simulator.wire;

import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.sql.FieldType;
import io.obrestore.simulator.sql.ResultColumn;

/** The small packets that answer commands. */
final class Packets {
  private static final int OK = 0x00;
  private static final int EOF = 0xfe;
  private static final int ERR = 0xff;
  private static final int NOT_NULL_FLAG = 1;
  private static final int BLOB_FLAG = 16;
  private static final int UNSIGNED_FLAG = 32;
  private static final int BINARY_FLAG = 128;
  private static final int TIMESTAMP_FLAG = 1024;
  private static final int AUTO_INCREMENT_FLAG = 512;

  private Packets() {}

  static byte[] ok(long affectedRows, long lastInsertId, int status) {
    return new PayloadWriter()
        .int1(OK)
        .lengthEncoded(affectedRows)
        .lengthEncoded(lastInsertId)
        .int2(status)
        .int2(0)
        .payload();
  }

  static byte[] eof(int status) {
    return new PayloadWriter().int1(EOF).int2(0).int2(status).payload();
  }

  static byte[] error(KernelException e) {
    return new PayloadWriter()
        .int1(ERR)
        .int2(e.error().mysqlErrno())
        .text("#" + e.error().sqlState())
        .text(String.valueOf(e.getMessage()))
        .payload();
  }

  /** Asks the client to log in by the one method there is. */
  static byte[] authSwitchRequest(byte[] scramble) {
    return new PayloadWriter()
        .int1(EOF)
        .nulTerminated(NativePassword.PLUGIN)
        .bytes(scramble)
        .int1(0)
        .payload();
  }

  static byte[] prepareOk(int id, int columns, int parameters) {
    return new PayloadWriter()
        .int1(OK)
        .int4(id)
        .int2(columns)
        .int2(parameters)
        .int1(0)
        .int2(0)
        .payload();
  }

  /** Protocol::ColumnDefinition41. */
  static byte[] column(ResultColumn column) {
    return definition(column).payload();
  }

  /** The same as COM_FIELD_LIST gives it: with a default value, of which OceanBase tells none. */
  static byte[] field(ResultColumn column) {
    return definition(column).lengthEncodedText("").payload();
  }

  private static PayloadWriter definition(ResultColumn column) {
    return new PayloadWriter()
        .lengthEncodedText("def")
        .lengthEncodedText(column.schema())
        .lengthEncodedText(column.table())
        .lengthEncodedText(column.table())
        .lengthEncodedText(column.label())
        .lengthEncodedText(column.name())
        .lengthEncoded(0x0c)
        .int2(column.binary() ? Collation.BINARY : Collation.UTF8MB4_GENERAL_CI)
        .int4(column.length())
        .int1(column.type().code())
        .int2(flags(column))
        .int1(column.decimals())
        .int2(0);
  }

  private static int flags(ResultColumn column) {
    boolean blob = column.type() == FieldType.BLOB;
    boolean timestamp = column.type() == FieldType.TIMESTAMP;
    return (column.notNull() ? NOT_NULL_FLAG : 0)
        | (blob ? BLOB_FLAG : 0)
        | (column.unsigned() ? UNSIGNED_FLAG : 0)
        | (column.binary() && !column.type().number() ? BINARY_FLAG : 0)
        | (timestamp ? TIMESTAMP_FLAG : 0)
        | (column.autoIncrement() ? AUTO_INCREMENT_FLAG : 0);
  }
}
