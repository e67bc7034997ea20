package io.obrestore.simulator.catalog;

/** The SQL engine behind the catalog failed: a fault of the simulator, never of a statement. */
public final class CatalogException extends RuntimeException {
  public CatalogException(String message, Throwable cause) {
    super(message, cause);
  }
}
