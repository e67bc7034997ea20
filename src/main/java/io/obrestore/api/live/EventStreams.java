package io.obrestore.api.live;

import io.obrestore.restore.live.Frame;
import io.smallrye.mutiny.Multi;
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
}
