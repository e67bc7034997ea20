package io.obrestore.api.live;

import io.obrestore.api.edge.Detail;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Readiness;
import io.obrestore.api.edge.RequestTrace;
import io.obrestore.api.edge.Traces;
import io.obrestore.api.task.GenericId;
import io.obrestore.dag.Change;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.State;
import io.obrestore.restore.live.EventId;
import io.obrestore.restore.live.LiveFeed;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * All that can keep a stream from beginning, asked before: once it has begun, the status is sent
 * and nothing can be refused any more.
 */
public class StreamGate {
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String BEGINNING = Beginning.class.getName();

  private final Dags dags;
  private final LiveFeed feed;
  private final Readiness readiness;
  private final Traces traces;

  StreamGate(Dags dags, LiveFeed feed, Readiness readiness, Traces traces) {
    this.dags = dags;
    this.feed = feed;
    this.readiness = readiness;
    this.traces = traces;
  }

  /** The dag of a stream, as it stands, and what of it is known already. */
  record Beginning(DagView dag, long after) {}

  /** What was found about the stream of a dag. */
  static Beginning of(RoutingContext http) {
    return http.get(BEGINNING);
  }

  @Streamed
  @ServerRequestFilter
  Uni<@Nullable Response> admit(UriInfo uri, RoutingContext http) {
    Optional<EventId> last = last(http.request().getHeader(LAST_EVENT_ID));
    String id = uri.getPathParameters().getFirst("id");
    return readiness.whenReady(
        () -> {
          if (feed.isFull()) {
            throw Problem.of(ErrorCode.BUSY).asException();
          }
          return id == null
              ? Uni.createFrom().item(begin(http))
              : dags.find(dagOf(id, last), true).map(found -> begin(http, found, last));
        });
  }

  private static Optional<EventId> last(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(EventId.parse(given).orElseThrow(StreamGate::invalid));
  }

  private static long dagOf(String id, Optional<EventId> last) {
    long dagId = GenericId.parse(id);
    if (last.filter(event -> event.dagId() != dagId).isPresent()) {
      throw invalid();
    }
    return dagId;
  }

  private static RuntimeException invalid() {
    return Problem.of(ErrorCode.ILLEGAL_ARGUMENT, LAST_EVENT_ID, Detail.NO_EVENT.with())
        .asException();
  }

  /** An id beyond what has happened is of another store: all is told. */
  private @Nullable Response begin(
      RoutingContext http, Optional<DagView> found, Optional<EventId> last) {
    DagView dag = found.orElseThrow(() -> Problem.of(ErrorCode.TASK_NOT_FOUND).asException());
    long seq = last.map(EventId::seq).orElse(Change.NOTHING_SEEN);
    if (dag.state() == State.SUCCEED && seq == dag.seq()) {
      // nothing will ever come: at 204 browsers do not connect again
      return Response.noContent().build();
    }
    http.put(BEGINNING, new Beginning(dag, seq > dag.seq() ? Change.NOTHING_SEEN : seq));
    return begin(http);
  }

  private @Nullable Response begin(RoutingContext http) {
    http.response()
        .putHeader(RequestTrace.HEADER, traces.current())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        // has proxies pass on each event at once
        .putHeader("X-Accel-Buffering", "no");
    return null;
  }
}
