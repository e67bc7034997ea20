package io.obrestore.simulator.sql;

import io.obrestore.simulator.admin.AdminSession;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as administration statements see it. */
record SessionForAdministration(SessionState state, StatementWatch watch) implements AdminSession {
  @Override
  public long id() {
    return state.connectionId();
  }

  @Override
  public @Nullable String userVariable(String name) {
    Object value = state.userValue(name);
    return value == null ? null : value.toString();
  }

  @Override
  public List<String> decryption() {
    return state.decryption();
  }

  @Override
  public void decryption(List<String> passwords) {
    state.decryption(passwords);
  }

  @Override
  public boolean noBackslashEscapes() {
    return state.sqlMode().noBackslashEscapes();
  }

  @Override
  public boolean ansiQuotes() {
    return state.sqlMode().ansiQuotes();
  }

  @Override
  public Duration queryTimeout() {
    return state.variables().queryTimeout();
  }

  @Override
  public void timeLimit(Duration longest) {
    watch.limit(longest);
  }

  @Override
  public void pause(Duration duration) {
    watch.pause(duration);
  }
}
