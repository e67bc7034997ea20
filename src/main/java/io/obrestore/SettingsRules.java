package io.obrestore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the values of the settings may be: all faults at once, each with its key. Pure. Rules of
 * their own rather than Bean Validation, whose start costs a third of the service's processor time
 * and 40 MB (docs/decisions/0001-no-bean-validation.md).
 */
public final class SettingsRules {
  private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_STREAMS = 100_000;
  private static final int MOST_SLOTS = 64;
  private static final int LEAST_BITS = 2_048;
  private static final int MOST_BITS = 4_096;
  private static final int MOST_THREADS = 256;

  private final List<String> faults = new ArrayList<>();

  private SettingsRules() {}

  /**
   * Returns the settings when they are sound.
   *
   * @throws IllegalArgumentException naming every key whose value cannot be used; never a value
   */
  public static Settings checked(Settings settings) {
    var rules = new SettingsRules();
    rules.oceanbase(settings.oceanbase());
    rules.simulator(settings.simulator());
    rules.positive("obrestore.ob-admin.timeout", settings.obAdmin().timeout());
    rules.security(settings.security());
    rules.dag(settings.dag());
    rules.http(settings.http());
    rules.within("obrestore.events.streams", settings.events().streams(), 1, MOST_STREAMS);
    rules.positive("obrestore.events.heartbeat", settings.events().heartbeat());
    rules.notNegative("obrestore.history.keep", settings.history().keep());
    rules.notNegative("obrestore.sweeper.every", settings.sweeper().every());
    rules.end();
    return settings;
  }

  /** The same for the embedded OceanBase alone. */
  public static Settings.Simulator checked(Settings.Simulator settings) {
    var rules = new SettingsRules();
    rules.simulator(settings);
    rules.end();
    return settings;
  }

  private void end() {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("Settings that cannot be: " + String.join("; ", faults));
    }
  }

  private void oceanbase(Settings.OceanBase at) {
    within("obrestore.oceanbase.port", at.port(), 1, HIGHEST_PORT);
    notBlank("obrestore.oceanbase.user", at.user());
    if (!SCHEMA.matcher(at.schema()).matches()) {
      faults.add("obrestore.oceanbase.schema must match " + SCHEMA);
    }
    positive("obrestore.oceanbase.connect-timeout", at.connectTimeout());
    positive("obrestore.oceanbase.acquire-timeout", at.acquireTimeout());
    positive("obrestore.oceanbase.statement-timeout", at.statementTimeout());
    within("obrestore.oceanbase.pool-size", at.poolSize(), 2, MOST_CONNECTIONS);
  }

  private void simulator(Settings.Simulator simulator) {
    within("obrestore.simulator.port", simulator.port(), 0, HIGHEST_PORT);
    notBlank("obrestore.simulator.host", simulator.host());
    notNegative("obrestore.simulator.restore-duration", simulator.restoreDuration());
    within("obrestore.simulator.server-cpu", simulator.serverCpu(), 1, Integer.MAX_VALUE);
  }

  private void security(Settings.Security security) {
    within("obrestore.security.rsa-key-bits", security.rsaKeyBits(), LEAST_BITS, MOST_BITS);
    positive("obrestore.security.header-lifetime", security.headerLifetime());
    within(
        "obrestore.security.crypto-threads", security.cryptoThreads().orElse(1), 1, MOST_THREADS);
  }

  private void dag(Settings.Dag dag) {
    positive("obrestore.dag.lease", dag.lease());
    within("obrestore.dag.start-slots", dag.startSlots(), 1, MOST_SLOTS);
    positive("obrestore.dag.poll", dag.poll());
  }

  private void http(Settings.Http http) {
    positive("obrestore.http.body-within", http.bodyWithin());
    positive("obrestore.http.answer-within", http.answerWithin());
  }

  private void within(String key, long value, long least, long most) {
    if (value < least || value > most) {
      faults.add(key + " must be from " + least + " to " + most);
    }
  }

  private void positive(String key, Duration value) {
    if (value.isZero() || value.isNegative()) {
      faults.add(key + " must be above 0");
    }
  }

  private void notNegative(String key, Duration value) {
    if (value.isNegative()) {
      faults.add(key + " must not be negative");
    }
  }

  private void notBlank(String key, String value) {
    if (value.isBlank()) {
      faults.add(key + " must not be blank");
    }
  }
}
