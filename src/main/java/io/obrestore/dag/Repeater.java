package io.obrestore.dag;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes a step, waits, takes it again. A failure is logged once until it changes or goes. */
public final class Repeater {

  private static final Logger LOG = Logger.getLogger(Repeater.class);

  private final String name;
  private final Timer timer;
  private final Supplier<Duration> pause;
  private final Supplier<Uni<Void>> step;
  private volatile boolean stopped;
  private volatile String trouble = "";

  /**
   * @param name what the step does, for the log: "the runner can ... again"
   * @param every from the end of a step to the next
   */
  public Repeater(String name, Timer timer, Duration every, Supplier<Uni<Void>> step) {
    this(name, timer, () -> every, step);
  }

  /**
   * @param name what the step does, for the log: "the runner can ... again"
   * @param pause asked at the end of a step: how long until the next
   */
  public Repeater(String name, Timer timer, Supplier<Duration> pause, Supplier<Uni<Void>> step) {
    this.name = name;
    this.timer = timer;
    this.pause = pause;
    this.step = step;
  }

  /** Takes the first step now. */
  public void start() {
    timer.after(Duration.ZERO, this::run);
  }

  /** Takes no further step. */
  public void stop() {
    stopped = true;
  }

  private void run() {
    if (stopped) {
      return;
    }
    Uni.createFrom()
        .deferred(step::get)
        .subscribe()
        .with(
            done -> {
              recovered();
              timer.after(pause.get(), this::run);
            },
            failure -> {
              failed(failure);
              timer.after(pause.get(), this::run);
            });
  }

  private void recovered() {
    if (!trouble.isEmpty()) {
      trouble = "";
      LOG.infof("this replica can %s again", name);
    }
  }

  private void failed(Throwable failure) {
    String now = Told.gist(failure.toString());
    if (!now.equals(trouble)) {
      trouble = now;
      LOG.warnf("this replica cannot %s: %s", name, failure);
    }
  }
}
