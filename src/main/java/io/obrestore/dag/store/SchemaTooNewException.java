package io.obrestore.dag.store;

/** A newer release has changed the schema so that this one must not work on it. */
public final class SchemaTooNewException extends RuntimeException {
  SchemaTooNewException(int needed, int known) {
    super(
        "the schema needs a release that knows step " + needed + " of it; this one knows " + known);
  }
}
