package io.obrestore.restore.stage;

/**
 * A pool of this attempt belongs to a tenant already: a RESTORE of an earlier run has got through,
 * and its job is about to be seen.
 */
final class PoolHeldException extends RuntimeException {
  PoolHeldException(String pool) {
    super("the resource pool " + pool + " is granted already", null, false, false);
  }
}
