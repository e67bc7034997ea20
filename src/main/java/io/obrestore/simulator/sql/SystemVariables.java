package io.obrestore.simulator.sql;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.TsvResource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The system variables of a server with their global values; safe for use by many threads. */
final class SystemVariables {
  private static final String RESOURCE = "/simulator/system-variables.tsv";

  private final KernelErrors errors;
  private final Map<String, VariableDefinition> definitions = new TreeMap<>();
  private final Map<String, String> globals = new ConcurrentHashMap<>();

  SystemVariables(KernelErrors errors) {
    this.errors = errors;
    TsvResource.rows(RESOURCE, 4).stream()
        .map(SystemVariables::parse)
        .forEach(definition -> definitions.put(definition.name(), definition));
    definitions.values().forEach(d -> globals.put(d.name(), d.initial()));
  }

  private static VariableDefinition parse(List<String> row) {
    return new VariableDefinition(
        row.get(0), VariableType.valueOf(row.get(1)), row.get(2), row.get(3).equals("yes"));
  }

  /** The variable of that name, in any case of letters; throws 1193 when there is none. */
  VariableDefinition definition(String name) {
    VariableDefinition definition = definitions.get(name.toLowerCase(Locale.ROOT));
    if (definition == null) {
      throw errors.raise("OB_ERR_SYS_VARIABLE_UNKNOWN", name);
    }
    return definition;
  }

  /** All variables in the order of their names. */
  Collection<VariableDefinition> all() {
    return definitions.values();
  }

  /** The global value. */
  String global(VariableDefinition definition) {
    return globals.getOrDefault(definition.name(), definition.initial());
  }

  /** Sets what later sessions begin with; the value must have been checked. */
  void global(VariableDefinition definition, String value) {
    globals.put(definition.name(), value);
  }
}
