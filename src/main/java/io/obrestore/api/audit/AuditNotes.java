package io.obrestore.api.audit;

import io.smallrye.common.vertx.ContextLocals;
import org.jspecify.annotations.Nullable;

/** The note of the request under way. */
public final class AuditNotes {
  private static final String KEY = AuditNote.class.getName();

  /** To be asked for before anything is waited for: what comes after may be elsewhere. */
  public AuditNote current() {
    @Nullable AuditNote note = ContextLocals.get(KEY, null);
    return note == null ? new AuditNote("-", "") : note;
  }

  AuditNote begin(String action, String trace) {
    var note = new AuditNote(action, trace);
    ContextLocals.put(KEY, note);
    return note;
  }
}
