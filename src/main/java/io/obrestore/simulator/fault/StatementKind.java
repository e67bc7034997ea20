package io.obrestore.simulator.fault;

/** How a statement came. */
public enum StatementKind {
  /** COM_QUERY. */
  TEXT,
  /** COM_STMT_EXECUTE. */
  PREPARED
}
