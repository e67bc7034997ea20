package io.obrestore.simulator.sql;

/** What a system variable takes. */
enum VariableType {
  INT,
  BOOL,
  STRING
}
