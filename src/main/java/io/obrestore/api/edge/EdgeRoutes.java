package io.obrestore.api.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.Settings;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Answers in the envelope what never comes to a resource: a body that says that it is too large or
 * does not come to its end in time, a path that is none, a request the HTTP server's own routing
 * fails at. Left alone, the HTTP server answers these without a body, with its own, which clients
 * cannot read, or never.
 */
@ApplicationScoped
public class EdgeRoutes {
  private static final Logger LOG = Logger.getLogger(EdgeRoutes.class);

  /** Before everything of the HTTP server that ends a request. */
  static final int FIRST = -1_000;

  private static final int BAD_REQUEST = 400;

  /**
   * The reference has this GET with a body, and its SDKs encrypt it. The framework reads no bodies
   * of GETs; a POST of the same is answered alike.
   */
  private static final String READ_WITH_A_BODY = "/api/v1/restore/windows";

  private static final String API = "/api/v1/*";

  /** Streams end with it. All else is JSON. */
  private static final String EVENTS = "/events";

  private final Stamp stamp;
  private final ObjectMapper json;

  private final Duration bodyWithin;

  EdgeRoutes(Stamp stamp, ObjectMapper json, Settings settings) {
    this.stamp = stamp;
    this.json = json;
    this.bodyWithin = settings.http().bodyWithin();
  }

  void register(@Observes Router router) {
    router
        .route(API)
        .order(FIRST)
        .handler(this::hurry)
        .handler(this::admit)
        .failureHandler(this::failed);
    router
        .route(HttpMethod.GET, READ_WITH_A_BODY)
        .order(FIRST)
        .handler(context -> context.reroute(HttpMethod.POST, context.request().uri()));
    // of a path that cannot be decoded, so that no route can be found for it
    router.errorHandler(BAD_REQUEST, context -> answer(context, ErrorCode.BAD_REQUEST));
  }

  /** Gives a body a time to arrive in. Whoever waits for it is told that the connection is gone. */
  private void hurry(RoutingContext context) {
    var headers = context.request().headers();
    if (headers.contains(HttpHeaders.CONTENT_LENGTH)
        || headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
      long timer = context.vertx().setTimer(bodyWithin.toMillis(), id -> late(context));
      context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  private void late(RoutingContext context) {
    if (!context.request().isEnded() && !context.response().headWritten()) {
      answer(context, ErrorCode.BODY_TOO_SLOW);
    }
  }

  private void admit(RoutingContext context) {
    var request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (!isUri(request.uri())) {
      answer(context, ErrorCode.BAD_REQUEST);
    } else if (!BodyLimit.isExceededBy(length)) {
      acceptOurs(context);
      context.next();
    } else if (BodyLimit.isWorthReading(length) && request.getHeader(HttpHeaders.EXPECT) == null) {
      // most clients read no answer before they have sent all, and a close in between resets them
      request.endHandler(read -> answer(context, ErrorCode.BODY_TOO_LARGE));
      request.resume();
    } else {
      answer(context, ErrorCode.BODY_TOO_LARGE);
    }
  }

  /** Every answer is what it is, whatever is asked for: the contract has no answer to say so. */
  private static void acceptOurs(RoutingContext context) {
    var headers = context.request().headers();
    if (headers.contains(HttpHeaders.ACCEPT)) {
      String path = context.request().path();
      headers.set(
          HttpHeaders.ACCEPT,
          path != null && path.endsWith(EVENTS)
              ? MediaType.SERVER_SENT_EVENTS
              : MediaType.APPLICATION_JSON);
    }
  }

  /** The HTTP server's own check is off (Main): it answers without a body. */
  private static boolean isUri(String uri) {
    try {
      new URI(uri);
      return true;
    } catch (URISyntaxException refused) {
      return false;
    }
  }

  private void failed(RoutingContext context) {
    if (context.response().headWritten()) {
      context.next();
      return;
    }
    var code = ErrorCode.ofStatus(context.statusCode());
    if (code == ErrorCode.UNEXPECTED) {
      LOG.errorf(context.failure(), "A request failed unexpectedly");
    }
    answer(context, code);
  }

  private void answer(RoutingContext context, ErrorCode code) {
    if (context.response().ended()) {
      return;
    }
    var request = context.request();
    var trace =
        stamp.begin(
            request.getHeader(RequestTrace.HEADER), request.getHeader(AcceptedLanguage.HEADER));
    var response =
        context
            .response()
            .setStatusCode(code.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
            .putHeader(HttpHeaders.CONTENT_LANGUAGE, trace.language().tag())
            .putHeader(RequestTrace.HEADER, trace.id());
    HangUp.announce(request, response);
    response
        .end(
            text(
                stamp.seal(
                    Answer.failed(Problem.of(code).error(trace.language())), trace, code.status())))
        .onComplete(sent -> HangUp.after(request));
  }

  private String text(Answer<Void> answer) {
    try {
      return json.writeValueAsString(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an answer cannot be written as JSON", impossible);
    }
  }
}
