package io.obrestore.api.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/**
 * Refuses a body that says that it is too large before any of it is read. Left alone, the HTTP
 * server answers that without a body, which clients cannot read.
 */
@ApplicationScoped
public class EdgeRoutes {
  /** Before everything of the HTTP server that ends a request. */
  private static final int FIRST = -1_000;

  /**
   * The reference has this GET with a body, and its SDKs encrypt it. The framework reads no bodies
   * of GETs; a POST of the same is answered alike.
   */
  private static final String READ_WITH_A_BODY = "/api/v1/restore/windows";

  private final Stamp stamp;
  private final ObjectMapper json;

  EdgeRoutes(Stamp stamp, ObjectMapper json) {
    this.stamp = stamp;
    this.json = json;
  }

  void register(@Observes Router router) {
    router.route("/api/v1/*").order(FIRST).handler(this::limit);
    router
        .route(HttpMethod.GET, READ_WITH_A_BODY)
        .order(FIRST)
        .handler(context -> context.reroute(HttpMethod.POST, context.request().uri()));
  }

  private void limit(RoutingContext context) {
    var request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (!BodyLimit.isExceededBy(length)) {
      context.next();
    } else if (BodyLimit.isWorthReading(length) && request.getHeader(HttpHeaders.EXPECT) == null) {
      // most clients read no answer before they have sent all, and a close in between resets them
      request.endHandler(read -> answer(context, ErrorCode.BODY_TOO_LARGE));
      request.resume();
    } else {
      answer(context, ErrorCode.BODY_TOO_LARGE);
    }
  }

  private void answer(RoutingContext context, ErrorCode code) {
    var trace = stamp.begin(context.request().getHeader(RequestTrace.HEADER));
    context
        .response()
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .putHeader(RequestTrace.HEADER, trace.id())
        // the rest of such a request is not read
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(text(stamp.seal(Answer.failed(Problem.of(code).error()), trace, code.status())))
        .onComplete(sent -> context.request().connection().close());
  }

  private String text(Answer<Void> answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an answer cannot be written as JSON", impossible);
    }
  }
}
