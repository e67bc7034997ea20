package io.obrestore.api.live;

import io.obrestore.api.edge.HangUp;
import io.obrestore.restore.live.LiveFeed;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

/** A task as it happens. */
@Path("/api/v1/task/dag/{id}/events")
@Produces(MediaType.SERVER_SENT_EVENTS)
@Streamed
@Tag(name = "task", description = "Following asynchronous tasks.")
public class DagEventResource {
  private final LiveFeed feed;
  private final Sse sse;

  DagEventResource(LiveFeed feed, Sse sse) {
    this.feed = feed;
    this.sse = sse;
  }

  @GET
  @Operation(
      operationId = "getDagEvents",
      summary = "A task as it happens, by server-sent events.",
      description =
          "At first all its log lines and how it stands, then what changes, on whichever replica it runs, until"
              + " it has succeeded: `log` is a line of its log (LogEvent), `dag` how it stands (DagDetailDTO),"
              + " `progress` how far the restore is (ProgressEvent). A failed task can be retried, so its stream"
              + " stays. Send the last id in `Last-Event-ID` to go on where a stream broke off, without a gap;"
              + " 204 then says that nothing more will come. Who reads too slowly is cut off.")
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
                          event:log
                          data:{"id":"14","node_id":"1402","number":7,"execution":1,"time":"2024-01-09T17:11:43.384630Z","line":"OceanBase's restore job is 15"}

                          id:4-9
                          event:dag
                          data:{"id":"14","dag_id":4,"name":"Restore backup_rt2","stage":3,"max_stage":5,"state":"RUNNING"}

                          event:progress
                          data:{"id":"14","restore_job_id":15,"restore_progress":42.5,"finish_bytes":425,"total_bytes":1000,"bytes_per_second":25,"remaining_seconds":23}

                          """)))
  @APIResponse(responseCode = "204", description = "All of it has been told.")
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "The id of the last event that was received.",
      example = "1-9",
      schema = @Schema(type = SchemaType.STRING))
  public Multi<OutboundSseEvent> ofDag(
      @Parameter(
              description = "The id that a dag bears in answers: 1, then dag_id.",
              example = "11")
          @PathParam("id")
          String id,
      @Context RoutingContext http) {
    var beginning = StreamGate.of(http);
    return EventStreams.answer(
        sse, feed.ofDag(beginning.dag(), beginning.after(), () -> HangUp.atOnce(http.request())));
  }
}
