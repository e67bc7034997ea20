package io.obrestore.api.edge;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer tells browsers: take nothing of it for more than it is. */
@ApplicationScoped
public class SafeHeaders {
  /** Before everything, so that early refusals bear them too. */
  private static final int FIRST = EdgeRoutes.FIRST - 1;

  private static final String POLICY = "Content-Security-Policy";
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /**
   * The page runs its own files and the two scripts that stand in it, told by their hashes, so that
   * no other that might ever get into it does. SwaggerUiIT fails when an update changes them.
   */
  private static final String OF_THE_PAGE =
      "default-src 'none'; script-src 'self'"
          + " 'sha256-bIgpTv0WmcNWKljrDnHW0GRtPbd5LNITQgAgP1L8WgQ='"
          + " 'sha256-EL/i/kCg7W9paes0iSWYRElF7hx39k3rh9GNE7mlZtw='"
          + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"
          + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  void register(@Observes Router router) {
    router.route().order(FIRST).handler(SafeHeaders::onAll);
    router.route("/api/v1/*").order(FIRST).handler(SafeHeaders::onTheApi);
    router.route("/q/swagger-ui*").order(FIRST).handler(SafeHeaders::onThePage);
  }

  private static void onAll(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("X-Frame-Options", "DENY");
    response.putHeader("Referrer-Policy", "no-referrer");
    response.putHeader(POLICY, NOTHING);
    context.next();
  }

  private static void onTheApi(RoutingContext context) {
    context.response().putHeader("Cache-Control", "no-store");
    context.next();
  }

  private static void onThePage(RoutingContext context) {
    context.response().putHeader(POLICY, OF_THE_PAGE);
    context.next();
  }
}
