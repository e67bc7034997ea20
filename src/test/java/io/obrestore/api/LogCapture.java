package io.obrestore.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is logged meanwhile, of ours down to TRACE, with its context and stack traces.
 */
final class LogCapture extends Handler implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Logger ours = Logger.getLogger("io.obrestore");
  private final @Nullable Level before = ours.getLevel();

  LogCapture() {
    setFormatter(new PatternFormatter("[%X{traceId}] [%c] %s%e"));
    setLevel(Level.ALL);
    ours.setLevel(Level.ALL);
    root.addHandler(this);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(getFormatter().format(line));
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    root.removeHandler(this);
    ours.setLevel(before);
  }
}
