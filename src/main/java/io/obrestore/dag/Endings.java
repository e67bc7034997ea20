package io.obrestore.dag;

import java.time.Instant;

/**
 * What a dag gives up when it ends: its key unless something is left, its secrets if all is well.
 */
final class Endings {
  private Endings() {}

  /** SUCCEED: nothing is left that anybody would come back to. */
  static DagEdit well(DagEdit edit, Standing end, Instant now) {
    return edit.standing(end).endTime(now).leftovers(false).holdsKey(false).withoutSecrets();
  }

  /** FAILED: RETRY needs the secrets; the key is held only while something may be left. */
  static DagEdit badly(DagEdit edit, Standing end, boolean leftovers, Instant now) {
    return edit.standing(end).endTime(now).leftovers(leftovers).holdsKey(leftovers);
  }
}
