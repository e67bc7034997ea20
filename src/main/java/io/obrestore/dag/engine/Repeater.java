package io.obrestore.dag.engine;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Takes a step, waits, takes it again. A failure is logged once until it changes or goes. */
final class Repeater {
  static final Duration SHORT = Duration.ofMillis(10);

  private static final Logger LOG = Logger.getLogger(Repeater.class);

  private final String name;
  private final Timer timer;
  private final Duration every;
  private final Supplier<Uni<Void>> step;
  private volatile boolean stopped;
  private volatile String trouble = "";

  Repeater(String name, Timer timer, Duration every, Supplier<Uni<Void>> step) {
    this.name = name;
    this.timer = timer;
    this.every = every;
    this.step = step;
  }

  void start() {
    timer.after(Duration.ZERO, this::run);
  }

  void stop() {
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
              timer.after(every, this::run);
            },
            failure -> {
              failed(failure);
              timer.after(every, this::run);
            });
  }

  private void recovered() {
    if (!trouble.isEmpty()) {
      trouble = "";
      LOG.infof("the runner can %s again", name);
    }
  }

  private void failed(Throwable failure) {
    String now = failure.toString();
    if (!now.equals(trouble)) {
      trouble = now;
      LOG.warnf("the runner cannot %s: %s", name, now);
    }
  }
}
