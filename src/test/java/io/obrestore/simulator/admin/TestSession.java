package io.obrestore.simulator.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session without a connection. */
public final class TestSession implements AdminSession {
  private final SqlMode mode;
  private final Consumer<Duration> pause;
  private final Map<String, String> variables = new HashMap<>();
  private List<String> passwords = List.of();
  private final List<Duration> pauses = new ArrayList<>();

  TestSession(SqlMode mode, Consumer<Duration> pause) {
    this.mode = mode;
    this.pause = pause;
  }

  public void variable(String name, String value) {
    variables.put(name, value);
  }

  public List<Duration> pauses() {
    return pauses;
  }

  @Override
  public long id() {
    return 1;
  }

  @Override
  public @Nullable String userVariable(String name) {
    return variables.get(name);
  }

  @Override
  public List<String> decryption() {
    return passwords;
  }

  @Override
  public void decryption(List<String> newPasswords) {
    passwords = newPasswords;
  }

  @Override
  public boolean noBackslashEscapes() {
    return mode.noBackslashEscapes();
  }

  @Override
  public boolean ansiQuotes() {
    return mode.ansiQuotes();
  }

  @Override
  public Duration queryTimeout() {
    return Duration.ofSeconds(10);
  }

  @Override
  public void pause(Duration duration) {
    pauses.add(duration);
    pause.accept(duration);
  }
}
