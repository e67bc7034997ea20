package io.obrestore.api.live;

import io.obrestore.restore.live.Frame;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** From frames to what is sent. */
final class EventStreams {
  private EventStreams() {}

  static Multi<OutboundSseEvent> answer(Sse sse, Multi<Frame> frames) {
    return frames.map(frame -> event(sse, frame));
  }

  private static OutboundSseEvent event(Sse sse, Frame frame) {
    var event = sse.newEventBuilder();
    if (frame.isHeartbeat()) {
      return event.comment("").build();
    }
    if (frame.id() != null) {
      event.id(frame.id());
    }
    return event.name(frame.name()).data(String.class, frame.data()).build();
  }

  /**
   * The other end does not read: nothing that is sent would arrive. A connection that is closed
   * well waits until all has been sent, so for ever; this one is dropped with what waits in it. In
   * HTTP/2 it is everybody's, and the stream alone is reset.
   */
  static Runnable hangUp(RoutingContext http) {
    return () -> {
      var request = http.request();
      if (request.version() != HttpVersion.HTTP_2
          && request.connection() instanceof ConnectionBase base) {
        // its outcome is of no interest: the stream hears that its connection is gone
        var unused = base.channel().pipeline().firstContext().close();
      } else {
        http.response().reset();
      }
    };
  }
}
