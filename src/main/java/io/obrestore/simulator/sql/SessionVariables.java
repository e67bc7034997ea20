package io.obrestore.simulator.sql;

import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one session: system variables over their globals, and user variables. */
final class SessionVariables {
  private static final String RESULTS = "character_set_results";

  /** One variable under two names. */
  private static final Map<String, String> TWINS =
      Map.of(
          "tx_isolation", "transaction_isolation",
          "transaction_isolation", "tx_isolation",
          "tx_read_only", "transaction_read_only",
          "transaction_read_only", "tx_read_only");

  private final SystemVariables system;
  private final VariableValues values;
  private final Map<String, String> session = new HashMap<>();
  private final Map<String, @Nullable Object> user = new HashMap<>();

  /** What every statement asks for, read already; null when something was set since. */
  private @Nullable Everyday everyday;

  SessionVariables(SystemVariables system, VariableValues values) {
    this.system = system;
    this.values = values;
    reset();
  }

  /** Puts the system variables to their globals and forgets the user variables. */
  void reset() {
    user.clear();
    system.all().forEach(definition -> session.put(definition.name(), system.global(definition)));
    everyday = null;
  }

  /** The session's value; throws 1193 for an unknown name. */
  String get(String name) {
    VariableDefinition definition = system.definition(name);
    return session.getOrDefault(definition.name(), definition.initial());
  }

  /**
   * The value of {@code @@name}, {@code @@session.name} or {@code @@global.name}; null for results
   * in no character set of their own.
   */
  @Nullable Object read(String scopedName) {
    VariableScope scoped = VariableScope.parse(scopedName);
    VariableDefinition definition = system.definition(scoped.name());
    String value = scoped.global() ? system.global(definition) : get(scoped.name());
    return switch (definition.type()) {
      case INT -> new BigInteger(value);
      case BOOL -> value.equals("ON") ? 1L : 0L;
      case STRING -> definition.name().equals(RESULTS) && value.isEmpty() ? null : value;
    };
  }

  /** SET of a session or global variable; a null value with {@code DEFAULT} is its own method. */
  String set(VariableScope scoped, @Nullable Object value) {
    VariableDefinition definition = system.definition(scoped.name());
    String checked = values.check(definition, value);
    store(scoped, definition, checked);
    return checked;
  }

  /** SET … = DEFAULT. */
  String setDefault(VariableScope scoped) {
    VariableDefinition definition = system.definition(scoped.name());
    String value = scoped.global() ? definition.initial() : system.global(definition);
    store(scoped, definition, value);
    return value;
  }

  private void store(VariableScope scoped, VariableDefinition definition, String value) {
    store(scoped.global(), definition, value);
    String twin = TWINS.get(definition.name());
    if (twin != null) {
      store(scoped.global(), system.definition(twin), value);
    }
  }

  private void store(boolean global, VariableDefinition definition, String value) {
    if (global) {
      system.global(definition, value);
    } else {
      session.put(definition.name(), value);
      everyday = null;
    }
  }

  @Nullable Object userVariable(String name) {
    return user.get(name.toLowerCase(Locale.ROOT));
  }

  void userVariable(String name, @Nullable Object value) {
    user.put(name.toLowerCase(Locale.ROOT), value);
  }

  private record Everyday(
      SqlMode mode,
      ZoneOffset zone,
      boolean readOnly,
      Duration query,
      Duration lock,
      Duration transaction) {}

  private Everyday everyday() {
    Everyday known = everyday;
    if (known == null) {
      Duration query = micros(Long.parseLong(get("ob_query_timeout")));
      known =
          new Everyday(
              SqlMode.of(get("sql_mode")),
              SessionZone.parse(get("time_zone")).orElse(SessionZone.SYSTEM),
              get("tx_read_only").equals("ON"),
              query,
              lockTimeout(query),
              micros(Long.parseLong(get("ob_trx_timeout"))));
      everyday = known;
    }
    return known;
  }

  private Duration lockTimeout(Duration query) {
    long micros = Long.parseLong(get("ob_trx_lock_timeout"));
    return micros < 0 || micros(micros).compareTo(query) > 0 ? query : micros(micros);
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  SqlMode sqlMode() {
    return everyday().mode();
  }

  /** Whether transactions that begin now are for reading only. */
  boolean readOnly() {
    return everyday().readOnly();
  }

  ZoneOffset zone() {
    return everyday().zone();
  }

  /** ob_query_timeout. */
  Duration queryTimeout() {
    return everyday().query();
  }

  /** ob_trx_timeout. */
  Duration transactionTimeout() {
    return everyday().transaction();
  }

  /** How long to wait for a lock: ob_trx_lock_timeout where set, and never beyond the query. */
  Duration lockTimeout() {
    return everyday().lock();
  }
}
