package io.obrestore.simulator.kernel;

/** A refusal, as the kernel would give it: goes to the client as an error packet. */
public final class KernelException extends RuntimeException {
  private final KernelError error;

  public KernelException(KernelError error, String message) {
    super(message);
    this.error = error;
  }

  /** The row of the kernel's error list. */
  public KernelError error() {
    return error;
  }
}
