package io.obrestore.api.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The end of a request whose rest nobody needs, or whose answer nobody reads. In HTTP/1 the next
 * request would begin behind it, so the connection is closed. In HTTP/2 the connection is
 * everybody's and a Connection header a fault: what still comes is thrown away, so that it does not
 * hold up the others.
 */
public final class HangUp {
  private HangUp() {}

  /** Says so in the answer. */
  static void announce(HttpServerRequest request, HttpServerResponse response) {
    if (request.version() != HttpVersion.HTTP_2) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** When the answer has left. */
  static void after(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      request.connection().close();
    } else if (!request.isEnded()) {
      request.resume();
    }
  }

  /**
   * In the middle of an answer that the other end does not read. A connection that is closed well
   * waits until all has been sent, so for ever; this one is dropped with what waits in it. In
   * HTTP/2 the stream alone is reset.
   */
  public static void atOnce(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2
        && request.connection() instanceof ConnectionBase base) {
      // its outcome is of no interest: the stream hears that its connection is gone
      var unused = base.channel().pipeline().firstContext().close();
    } else {
      request.response().reset();
    }
  }
}
