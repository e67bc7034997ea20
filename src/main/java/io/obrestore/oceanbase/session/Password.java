package io.obrestore.oceanbase.session;

import io.obrestore.oceanbase.Secret;

/**
 * The password of the service's own account. It may be changed in OceanBase while the service runs:
 * whoever has proved a new one by a login leaves it here, and new connections use it.
 */
public final class Password {
  private volatile Secret current;

  Password(Secret configured) {
    current = configured;
  }

  Secret current() {
    return current;
  }

  /** Whether it is another than before. */
  boolean adopt(Secret proven) {
    boolean news = !proven.equals(current);
    current = proven;
    return news;
  }
}
