package io.obrestore.simulator.sql;

/**
 * A system variable.
 *
 * @param name lower case
 * @param initial its global value at the start; ON or OFF for BOOL
 * @param readOnly whether SET refuses it
 */
record VariableDefinition(String name, VariableType type, String initial, boolean readOnly) {}
