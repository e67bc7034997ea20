package io.obrestore.simulator.wire;

import java.util.Arrays;
import java.util.Optional;

/** Commands this server takes, with the protocol's own names. */
enum Command {
  COM_QUIT(0x01),
  COM_INIT_DB(0x02),
  COM_QUERY(0x03),
  COM_FIELD_LIST(0x04),
  COM_STATISTICS(0x09),
  COM_PROCESS_KILL(0x0c),
  COM_PING(0x0e),
  COM_STMT_PREPARE(0x16),
  COM_STMT_EXECUTE(0x17),
  COM_STMT_SEND_LONG_DATA(0x18),
  COM_STMT_CLOSE(0x19),
  COM_STMT_RESET(0x1a),
  COM_SET_OPTION(0x1b),
  COM_RESET_CONNECTION(0x1f);

  /** The last number that OceanBase knows, carried out or not. */
  static final int LAST_KNOWN = 0x1f;

  private final int code;

  Command(int code) {
    this.code = code;
  }

  /** The command with that number; empty for any other. */
  static Optional<Command> of(int code) {
    return Arrays.stream(values()).filter(command -> command.code == code).findFirst();
  }
}
