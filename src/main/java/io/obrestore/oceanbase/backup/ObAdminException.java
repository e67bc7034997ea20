package io.obrestore.oceanbase.backup;

/** The program did not say what it was asked. The message quotes no URI. */
public final class ObAdminException extends RuntimeException {
  private final boolean busy;

  ObAdminException(String message, boolean busy) {
    super(message, null, false, false);
    this.busy = busy;
  }

  /** Whether it was not even started, since too many run already. */
  public boolean isBusy() {
    return busy;
  }
}
