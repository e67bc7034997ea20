package io.obrestore.restore.live;

import io.obrestore.dag.Change;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One reader of events. Who does not read them is given no more progress, which later progress
 * makes good, and is dropped when too much of the rest waits.
 */
final class Listener {
  private static final int PROGRESS_WAITING_AT_MOST = 16;

  private final MultiEmitter<? super Frame> emitter;
  private final Runnable hangUp;
  private final AtomicInteger waiting;
  private final int backlog;
  private int allowance;
  private long position = Change.NOTHING_SEEN;
  private boolean gone;

  /**
   * @param waiting how many events were given and not yet taken
   * @param backlog how many may wait
   * @param hangUp ends a connection whose other end does not read
   */
  Listener(
      MultiEmitter<? super Frame> emitter, AtomicInteger waiting, int backlog, Runnable hangUp) {
    this.emitter = emitter;
    this.backlog = backlog;
    this.allowance = backlog;
    this.waiting = waiting;
    this.hangUp = hangUp;
  }

  /** The seq of its dag that it was told last. */
  long position() {
    return position;
  }

  void moveTo(long seq) {
    position = seq;
  }

  /** What has happened before it came may be much. */
  void expect(int events) {
    allowance = backlog + events;
  }

  void tell(Frame frame) {
    if (gone) {
      return;
    }
    if (waiting.get() >= allowance) {
      drop();
    } else {
      waiting.incrementAndGet();
      emitter.emit(frame);
    }
  }

  void tellProgress(Frame frame) {
    if (waiting.get() < PROGRESS_WAITING_AT_MOST) {
      tell(frame);
    }
  }

  private void drop() {
    gone = true;
    hangUp.run();
    emitter.complete();
  }

  /** There is nothing more to come. */
  void complete() {
    gone = true;
    emitter.complete();
  }

  void left() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }
}
