package io.obrestore.simulator.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of {@code sql_mode} that change how a statement is read. */
record SqlMode(boolean noBackslashEscapes, boolean ansiQuotes, boolean pipesAsConcat) {
  /** Reads the value of the variable; modes it does not know have no effect here. */
  static SqlMode of(String value) {
    Set<String> modes =
        Arrays.stream(value.toUpperCase(Locale.ROOT).split(","))
            .map(String::trim)
            .collect(Collectors.toSet());
    boolean ansi = modes.contains("ANSI");
    return new SqlMode(
        modes.contains("NO_BACKSLASH_ESCAPES"),
        ansi || modes.contains("ANSI_QUOTES"),
        ansi || modes.contains("PIPES_AS_CONCAT"));
  }
}
