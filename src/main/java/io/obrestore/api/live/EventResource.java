package io.obrestore.api.live;

import io.obrestore.api.edge.HangUp;
import io.obrestore.restore.live.LiveFeed;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All tasks as they happen. */
@Path("/api/v1/restore/events")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Streamed
@Tag(name = "task", description = "Following asynchronous tasks.")
public class EventResource {
  private final LiveFeed feed;
  private final Sse sse;

  EventResource(LiveFeed feed, Sse sse) {
    this.feed = feed;
    this.sse = sse;
  }

  @GET
  @Operation(
      operationId = "getEvents",
      summary = "All tasks as they happen, by server-sent events.",
      description =
          "At first how all tasks stand that have not succeeded or have ended within the last hour, at most 500 of"
              + " each, then what happens to any: events as those of one task. With `Last-Event-ID` it begins in"
              + " the same way, since ids order the events of one task only.")
  @APIResponse(
      responseCode = "200",
      description = "Events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING),
              examples =
                  @ExampleObject(
                      name = "events",
                      value =
                          """
                          id:4-9
                          event:dag
                          data:{"id":"14","dag_id":4,"name":"Restore backup_rt2","stage":3,"max_stage":5,"state":"RUNNING"}

                          """)))
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "The id of the last event that was received.",
      example = "1-9",
      schema = @Schema(type = SchemaType.STRING))
  public Multi<OutboundSseEvent> ofAll(@Context RoutingContext http) {
    return EventStreams.answer(sse, feed.ofAll(() -> HangUp.atOnce(http.request())));
  }
}
