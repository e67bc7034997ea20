package io.obrestore.wiring;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/**
 * Gives back what the start took: it allocates much for classes and the configuration, and compiles
 * in much memory. The collector and the C library would keep those pages for as long as the process
 * lives, also where a replica then rests for days. One collection, some 40 ms; {@code
 * -XX:+DisableExplicitGC} leaves it out.
 */
final class StartMemory {
  private static final Logger LOG = Logger.getLogger(StartMemory.class);

  /** By then what begins with the store, such as the first RSA key, is over. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private StartMemory() {}

  static void giveBackLater(Timer timer) {
    timer.after(SETTLED, () -> Infrastructure.getDefaultExecutor().execute(StartMemory::giveBack));
  }

  private static void giveBack() {
    System.gc();
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "systemTrimNativeHeap",
              new Object[0],
              new String[0]);
    } catch (JMException e) {
      LOG.debugf("This JVM cannot trim what it has from the C library: %s", e.getMessage());
    }
  }
}
