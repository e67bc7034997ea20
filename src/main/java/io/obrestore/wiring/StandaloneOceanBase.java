package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.SettingsRules;
import io.obrestore.simulator.EmbeddedOceanBase;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The embedded OceanBase as a process of its own: {@code oceanbase [--port 2881] [--host 127.0.0.1]
 * [--restore-duration 20s]}. Whatever is not given comes from obrestore.simulator.*, also from the
 * environment.
 */
public final class StandaloneOceanBase {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "--port", "obrestore.simulator.port",
          "--host", "obrestore.simulator.host",
          "--restore-duration", "obrestore.simulator.restore-duration");

  private static final int WRONG_ARGUMENTS = 2;

  private StandaloneOceanBase() {}

  /** Serves until the process is ended. */
  public static void run(String... arguments) {
    var given = parse(arguments);
    if (given.isEmpty()) {
      System.err.println(
          "usage: oceanbase [--port PORT] [--host ADDRESS] [--restore-duration DURATION]");
      System.exit(WRONG_ARGUMENTS);
    }
    EmbeddedOceanBase server = Embedded.start(settings(given.orElseThrow()));
    System.out.println("The embedded OceanBase listens on port " + server.port());
    waitForTheEnd();
  }

  private static Optional<Map<String, String>> parse(String... arguments) {
    boolean sound =
        arguments.length % 2 == 0
            && IntStream.range(0, arguments.length)
                .filter(i -> i % 2 == 0)
                .allMatch(i -> OPTIONS.containsKey(arguments[i]));
    return sound
        ? Optional.of(
            IntStream.range(0, arguments.length / 2)
                .boxed()
                .collect(
                    Collectors.toMap(
                        i -> String.valueOf(OPTIONS.get(arguments[2 * i])),
                        i -> arguments[2 * i + 1],
                        (first, last) -> last)))
        : Optional.empty();
  }

  private static Settings.Simulator settings(Map<String, String> given) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultSources()
            .addDiscoveredConverters()
            .withDefaultValues(Map.of("obrestore.simulator.port", "2881"))
            .withSources(
                new io.smallrye.config.PropertiesConfigSource(given, "command line", COMMAND_LINE))
            .withMapping(Settings.class)
            .build();
    return SettingsRules.checked(config.getConfigMapping(Settings.class).simulator());
  }

  /** Above the environment (300) and system properties (400). */
  private static final int COMMAND_LINE = 500;

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
