package io.obrestore.api.auth;

import io.obrestore.api.audit.AuditFilter;
import io.obrestore.api.edge.ClientAddress;
import io.obrestore.api.edge.Open;
import io.obrestore.security.access.Admitted;
import io.obrestore.security.access.Approach;
import io.obrestore.security.access.Approach.Peer;
import io.obrestore.security.access.Gate;
import io.obrestore.security.access.KeptOutException;
import io.obrestore.security.access.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks the gate about every request for what is not {@link Open}. */
public class AuthFilter {
  /** Where the request keeps how it was let in. */
  static final String PROPERTY = Admitted.class.getName();

  static final String HEADER = "X-OCS-Header";

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final Gate gate;

  AuthFilter(Gate gate) {
    this.gate = gate;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  Uni<Void> admit(ResourceInfo resource, ContainerRequestContext request, RoutingContext http) {
    if (isOpen(resource)) {
      return Uni.createFrom().voidItem();
    }
    var context = io.vertx.core.Vertx.currentContext();
    return gate.admit(approach(http.request()))
        // the gate answers on threads of its own
        .emitOn(task -> context.runOnContext(back -> task.run()))
        .onFailure(KeptOutException.class)
        .invoke(kept -> audit(resource, request, http, kept))
        .invoke(admitted -> request.setProperty(PROPERTY, admitted))
        .replaceWithVoid();
  }

  private static void audit(
      ResourceInfo resource,
      ContainerRequestContext request,
      RoutingContext http,
      KeptOutException kept) {
    var code = KeptOut.code(kept.obstacle());
    AuditFilter.keptOut(resource, request, http.request(), code.status(), code.errCode());
  }

  private static boolean isOpen(ResourceInfo resource) {
    return resource.getResourceMethod().isAnnotationPresent(Open.class)
        || resource.getResourceClass().isAnnotationPresent(Open.class);
  }

  private Approach approach(HttpServerRequest request) {
    return new Approach(
        new Peer(ClientAddress.of(request), request.isSSL(), ClientAddress.isRelayed(request)),
        new Page(request.getHeader("Origin"), host(request)),
        !READS.contains(request.method().name()),
        pathAndQuery(request.uri()),
        request.getHeader(HEADER),
        request.getHeader(HttpHeaders.AUTHORIZATION));
  }

  private static @Nullable String host(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return authority == null ? null : authority.toString();
  }

  /** Proxies send the absolute form. */
  private static String pathAndQuery(@Nullable String uri) {
    if (uri == null || uri.startsWith("/")) {
      return uri == null ? "" : uri;
    }
    int scheme = uri.indexOf("://");
    int path = scheme < 0 ? -1 : uri.indexOf('/', scheme + 3);
    return path < 0 ? uri : uri.substring(path);
  }
}
