package io.obrestore.oceanbase.error;

import java.util.Optional;

/**
 * OceanBase answered with an error packet. Its message is kept as it came and may quote what was
 * sent, for instance a backup URI: mask it before showing it.
 */
public final class RefusedException extends OceanBaseException {
  private final int errno;
  private final String sqlState;
  private final String serverMessage;

  /**
   * @param errno the vendor code of the error packet
   * @param sqlState five characters
   * @param serverMessage as OceanBase wrote it, without the secrets of the statement
   */
  public RefusedException(int errno, String sqlState, String serverMessage) {
    super(errno + " (" + sqlState + "): " + serverMessage, null);
    this.errno = errno;
    this.sqlState = sqlState;
    this.serverMessage = serverMessage;
  }

  /** The vendor code on the wire: the MySQL number where OceanBase has one, else its own. */
  public int errno() {
    return errno;
  }

  /** Five characters. */
  public String sqlState() {
    return sqlState;
  }

  /** OceanBase's words. */
  public String serverMessage() {
    return serverMessage;
  }

  /** The row of the error list; the first one where several share the vendor code. */
  public Optional<ObError> error() {
    return ObError.ofErrno(errno);
  }

  /** Whether this is that error. */
  public boolean is(ObError error) {
    return error.errno() == errno;
  }

  @Override
  public ErrorClass errorClass() {
    return error().map(ObError::errorClass).orElse(ErrorClass.DEFINITE);
  }
}
