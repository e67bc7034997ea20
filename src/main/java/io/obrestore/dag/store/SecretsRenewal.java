package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Has the secrets of all dags sealed anew, after the key that seals them was changed. To the store
 * they are text; whether a text is out of date and what replaces it says who can read it.
 *
 * <p>Any number of replicas may do it at once, while dags run and end: a text is replaced only if
 * it is the one that was read, so that a wipe wins.
 */
public final class SecretsRenewal {
  private static final Logger LOG = Logger.getLogger(SecretsRenewal.class);
  private static final int STEP = 100;

  private static final String NEXT =
      """
      SELECT id, token, secrets FROM dag WHERE id > ? AND secrets IS NOT NULL ORDER BY id LIMIT ?
      """;
  private static final String REPLACE =
      """
      UPDATE dag SET secrets = ? WHERE id = ? AND secrets = ?
      """;

  private final Db db;
  private final Sealing sealing;

  /**
   * @param sealing reads the texts
   */
  public SecretsRenewal(Pool pool, Timer timer, StoreSettings settings, Sealing sealing) {
    this.db = new Db(pool, timer, settings.timeout());
    this.sealing = sealing;
  }

  /** Reads what the store cannot. */
  public interface Sealing {
    /** Whether a text is to be replaced. */
    boolean isOutdated(String sealed);

    /** What replaces it, for the dag of that token; fails when it cannot be read. */
    Uni<String> anew(String token, String sealed);
  }

  /**
   * What was done.
   *
   * @param renewed how many were replaced
   * @param unreadable how many could not be read
   */
  public record Outcome(int renewed, int unreadable) {
    static final Outcome NOTHING = new Outcome(0, 0);

    Outcome and(Outcome other) {
      return new Outcome(renewed + other.renewed, unreadable + other.unreadable);
    }
  }

  private record Sealed(long id, String token, String text) {
    static Sealed of(Row row) {
      return new Sealed(row.getLong("id"), row.getString("token"), row.getString("secrets"));
    }
  }

  /** Goes through all dags once. Fails when the database does not answer: begin again then. */
  public Uni<Outcome> run() {
    return from(0, Outcome.NOTHING);
  }

  private Uni<Outcome> from(long after, Outcome before) {
    return db.run(NEXT, after, STEP)
        .map(SecretsRenewal::read)
        .chain(
            step ->
                step.isEmpty()
                    ? Uni.createFrom().item(before)
                    : renewed(step)
                        .chain(done -> from(step.get(step.size() - 1).id(), before.and(done))));
  }

  private static List<Sealed> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Sealed::of).toList();
  }

  private Uni<Outcome> renewed(List<Sealed> step) {
    List<Sealed> outdated = new ArrayList<>(step);
    outdated.removeIf(one -> !sealing.isOutdated(one.text()));
    Uni<Outcome> all = Uni.createFrom().item(Outcome.NOTHING);
    for (Sealed one : outdated) {
      all = all.chain(before -> renewed(one).map(before::and));
    }
    return all;
  }

  private Uni<Outcome> renewed(Sealed one) {
    return sealing
        .anew(one.token(), one.text())
        .map(text -> new Sealed(one.id(), one.token(), text))
        .onFailure()
        .recoverWithItem(failure -> unreadable(one, failure))
        .chain(
            fresh ->
                fresh.text().equals(one.text())
                    ? Uni.createFrom().item(new Outcome(0, 1))
                    : db.run(REPLACE, fresh.text(), one.id(), one.text())
                        .map(rows -> new Outcome(rows.rowCount(), 0)));
  }

  private static Sealed unreadable(Sealed one, Throwable failure) {
    LOG.warnf("The secrets of dag %d cannot be sealed anew: %s", one.id(), failure.getMessage());
    return one;
  }
}
