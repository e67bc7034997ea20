package io.obrestore.api.edge;

import org.jboss.logging.MDC;

/** The trace id of the request under way. */
public final class Traces {
  /** As the log shows it; empty outside a request. */
  public String current() {
    Object id = MDC.get(RequestTrace.LOG_KEY);
    return id == null ? "" : id.toString();
  }
}
