package io.obrestore.oceanbase.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/** Who is connected. Every read may fail with an OceanBaseException. */
public final class SessionViews {
  private static final String CONNECTION_ID = "SELECT CONNECTION_ID()";
  private static final String PROBE = "SELECT 1";

  private final Reader reader;

  SessionViews(Reader reader) {
    this.reader = reader;
  }

  /** The session this is read on: of use on a session, not on a pool. */
  public Uni<Long> connectionId() {
    return reader
        .rows(CONNECTION_ID, "CONNECTION_ID()", Tuple.tuple())
        .map(
            rows -> {
              Object id = Reader.stream(rows).findFirst().orElseThrow().getValue(0);
              return Long.valueOf(Fields.plain(id));
            });
  }

  /** The session of that id, on whichever server. */
  public Uni<Optional<SessionRow>> session(long id) {
    return reader.read(SessionRow.BY_ID, Tuple.of(id), SessionRow.MAPPER).map(ClusterViews::first);
  }

  /** Whether no server has a session of that id (any more). */
  public Uni<Boolean> isGone(long id) {
    return session(id).map(Optional::isEmpty);
  }

  /** Ends well when OceanBase answers at all: the cheapest statement there is. */
  public Uni<Void> probe() {
    return reader.rows(PROBE, "probe", Tuple.tuple()).replaceWithVoid();
  }
}
