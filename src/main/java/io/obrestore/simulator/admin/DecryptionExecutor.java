package io.obrestore.simulator.admin;

import io.obrestore.simulator.kernel.KernelErrors;

/** SET DECRYPTION: the session keeps the passwords for the RESTORE that follows on it. */
final class DecryptionExecutor {
  /** The kernel keeps 41 characters of each password, joined by commas. */
  private static final int HASHED = 41;

  private static final int LONGEST = 4096;

  private final KernelErrors errors;

  DecryptionExecutor(KernelErrors errors) {
    this.errors = errors;
  }

  long set(AdminSession session, KernelStatement.SetDecryption set) {
    int length = set.passwords().size() * (HASHED + 1) - 1;
    if (length >= LONGEST) {
      throw errors.raise("OB_SIZE_OVERFLOW");
    }
    session.decryption(set.passwords());
    return 0;
  }
}
