package io.obrestore.simulator.wire;

/** The account root@sys: its password can be changed while the server runs. */
public final class RootAccount {
  private volatile String password;

  /**
   * @param password empty for none
   */
  public RootAccount(String password) {
    this.password = password;
  }

  String password() {
    return password;
  }

  /** From the next login on. */
  public void password(String changed) {
    password = changed;
  }
}
