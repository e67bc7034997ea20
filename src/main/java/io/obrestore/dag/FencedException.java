package io.obrestore.dag;

/** This run is not the owner of its dag any more: it takes no further step and writes nothing. */
public final class FencedException extends RuntimeException {
  public FencedException(long dagId, long epoch) {
    super("dag " + dagId + " is no longer owned by the run of epoch " + epoch);
  }
}
