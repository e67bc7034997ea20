package io.obrestore.api.edge;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.MDC;

/** Gives every request its trace id and every answer its envelope. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
public class EnvelopeFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String PROPERTY = RequestTrace.class.getName();

  private static final String UNKNOWN_METHOD = "options";

  private final Stamp stamp;

  EnvelopeFilter(Stamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var trace =
        stamp.begin(
            request.getHeaderString(RequestTrace.HEADER),
            request.getHeaderString(AcceptedLanguage.HEADER));
    request.setProperty(PROPERTY, trace);
    MDC.put(RequestTrace.LOG_KEY, trace.id());
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      // left alone, OPTIONS is answered with 200 and no body at any path, even where nothing is
      request.setMethod(UNKNOWN_METHOD);
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(PROPERTY) instanceof RequestTrace trace)) {
      return;
    }
    response.getHeaders().putSingle(RequestTrace.HEADER, trace.id());
    if (response.getEntity() instanceof Problem problem) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, trace.language().tag());
      response.setEntity(Answer.failed(problem.error(trace.language())));
    }
    if (response.getEntity() instanceof Answer<?> answer) {
      response.setEntity(stamp.seal(answer, trace, response.getStatus()));
    }
  }
}
