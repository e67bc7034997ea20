package io.obrestore.api.audit;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.RequestTrace;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Begins a note for each call of what is {@link Audited}, and has it written when the answer is
 * known. Who is kept out never comes so far: {@link #keptOut} is told by whoever keeps them out.
 */
public class AuditFilter {
  private static final String PROPERTY = AuditNote.class.getName();

  private final AuditNotes notes;

  AuditFilter(AuditNotes notes) {
    this.notes = notes;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION + 1)
  void begin(ResourceInfo resource, ContainerRequestContext request) {
    var audited = resource.getResourceMethod().getAnnotation(Audited.class);
    if (audited != null) {
      request.setProperty(PROPERTY, notes.begin(audited.value(), trace(request)));
    }
  }

  @ServerResponseFilter
  void end(
      ContainerRequestContext request, ContainerResponseContext response, HttpServerRequest http) {
    if (request.getProperty(PROPERTY) instanceof AuditNote note) {
      note.write(http, response.getStatus(), error(response));
    }
  }

  /** Writes the line of a call that is not let in. */
  public static void keptOut(
      ResourceInfo resource,
      ContainerRequestContext request,
      HttpServerRequest http,
      int status,
      String errCode) {
    var audited = resource.getResourceMethod().getAnnotation(Audited.class);
    if (audited != null) {
      new AuditNote(audited.value(), trace(request)).write(http, status, errCode);
    }
  }

  private static String error(ContainerResponseContext response) {
    // which of the two depends on whether the envelope has been put around it yet
    if (response.getEntity() instanceof Problem problem) {
      return problem.errCode();
    }
    return response.getEntity() instanceof Answer<?> answer && answer.error() != null
        ? answer.error().errCode()
        : "-";
  }

  private static String trace(ContainerRequestContext request) {
    return request.getProperty(RequestTrace.class.getName()) instanceof RequestTrace trace
        ? trace.id()
        : "-";
  }
}
