package io.obrestore.api.edge;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a method that a path does not take, where the REST layer finds it at another path: POST
 * at /dag/unfinish is not POST at /dag/{id}.
 */
@Provider
public class MethodCheck implements ContainerRequestFilter {
  private final AllowedMethods methods;

  MethodCheck(AllowedMethods methods) {
    this.methods = methods;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var taken = methods.takenBy(request.getUriInfo());
    // empty where an encoded slash makes other parts of the path than were matched
    if (!taken.isEmpty() && !taken.contains(request.getMethod())) {
      throw new NotAllowedException(Response.status(Response.Status.METHOD_NOT_ALLOWED).build());
    }
  }
}
