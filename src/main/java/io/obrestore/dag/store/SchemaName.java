package io.obrestore.dag.store;

import java.util.regex.Pattern;

/** The name of the schema that the dags live in: letters, digits and underscores, at most 64. */
public record SchemaName(String name) {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,63}");

  /** Fails with {@link IllegalArgumentException} on any other name. */
  public SchemaName {
    if (!LEGAL.matcher(name).matches()) {
      throw new IllegalArgumentException("no name for a schema: " + name);
    }
  }

  String quoted() {
    return "`" + name + "`";
  }

  @Override
  public String toString() {
    return name;
  }
}
