package io.obrestore.api.audit;

import io.obrestore.api.edge.ClientAddress;
import io.obrestore.dag.DagView;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call so far. Its resource writes into it, on whichever thread; names that
 * are no tenants' cannot forge a line.
 */
public final class AuditNote {
  /** The log's category. */
  public static final String CATEGORY = "io.obrestore.audit";

  private static final Logger LOG = Logger.getLogger(CATEGORY);
  private static final int FIRST_FAILURE = 400;
  private static final String NOTHING = "-";
  private static final Pattern STRANGE = Pattern.compile("[^A-Za-z0-9_~#+-]");
  private static final int LONGEST_NAME = 64;

  private final String trace;
  private volatile String action;
  private volatile String dag = NOTHING;
  private volatile String tenant = NOTHING;
  private volatile String before = NOTHING;
  private volatile String after = NOTHING;

  AuditNote(String action, String trace) {
    this.action = action;
    this.trace = trace;
  }

  /** The trace id of the call. */
  public String trace() {
    return trace;
  }

  /** What exactly is asked for: one of a few words of ours. */
  public void action(String name) {
    action = name;
  }

  /** Whose tenant, as given. */
  public void tenant(String name) {
    String sound = STRANGE.matcher(name).replaceAll("?");
    tenant = sound.length() > LONGEST_NAME ? sound.substring(0, LONGEST_NAME) : sound;
  }

  /** Which dag, as asked for. */
  public void dag(long id) {
    dag = Long.toString(id);
  }

  /** The dag as it is after it, accepted or refused, and how it stood before. */
  public void dag(DagView now, @Nullable Object stoodBefore) {
    dag(now.id());
    tenant(now.maintenance().key());
    states(stoodBefore == null ? NOTHING : stoodBefore, now.standing());
  }

  /** How it stood before and how it stands after. */
  public void states(Object stoodBefore, Object standsAfter) {
    before = stoodBefore.toString();
    after = standsAfter.toString();
  }

  /** One line under a category of its own: no body, no header, no place. */
  void write(HttpServerRequest http, int status, String errCode) {
    LOG.infof(
        "action=%s dag=%s tenant=%s before=%s after=%s trace=%s source=%s outcome=%s status=%d error=%s",
        action,
        dag,
        tenant,
        before,
        after,
        trace,
        ClientAddress.of(http).getHostAddress(),
        status < FIRST_FAILURE ? "accepted" : "refused",
        status,
        errCode);
  }
}
