package io.obrestore.dag.store;

import io.obrestore.dag.testing.TappedPool.Tap;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The end of a process at a statement: just before it is sent, or when it has taken effect. */
final class Crash implements Tap {
  private final int at;
  private final boolean before;
  private int sent;
  private boolean dead;

  /**
   * @param at the number of the statement, from 0; none when there are not so many
   */
  Crash(int at, boolean before) {
    this.at = at;
    this.before = before;
  }

  @Override
  public synchronized <T> Future<T> pass(
      String sql, @Nullable Tuple parameters, Supplier<Future<T>> send) {
    if (dead) {
      return gone();
    }
    if (sent++ != at) {
      return send.get();
    }
    dead = true;
    return before ? gone() : send.get().transform(effective -> gone());
  }

  /** How many statements came. */
  synchronized int sent() {
    return sent;
  }

  private static <T> Future<T> gone() {
    return Future.failedFuture(new IllegalStateException("this process has ended"));
  }
}
