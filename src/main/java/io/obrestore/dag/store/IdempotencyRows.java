package io.obrestore.dag.store;

import static io.obrestore.dag.store.DagReader.stream;

import io.obrestore.dag.Idempotency;
import io.obrestore.dag.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which dag a client's key stands for. Stored with the dag, in one transaction; by its hash, since
 * the database compares texts without case.
 */
final class IdempotencyRows {
  private static final String INSERT =
      """
      INSERT INTO idempotency (key_hash, dag_id, fingerprint) VALUES (?, ?, ?)
      """;
  private static final String FIND =
      """
      SELECT dag_id, fingerprint FROM idempotency WHERE key_hash = ?
      """;

  private final Db db;
  private final DagReader reader;

  IdempotencyRows(Db db, DagReader reader) {
    this.db = db;
    this.reader = reader;
  }

  /** Fails with 1062 when the key stands for a dag already. */
  static Uni<Void> insert(SqlConnection connection, long dagId, Idempotency idempotency) {
    return Db.on(connection, INSERT, hash(idempotency.key()), dagId, idempotency.fingerprint())
        .replaceWithVoid();
  }

  Uni<Optional<Submission.Known>> find(String key) {
    return db.run(FIND, hash(key))
        .chain(
            rows ->
                stream(rows)
                    .findFirst()
                    .map(row -> known(row.getLong("dag_id"), row.getString("fingerprint")))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<Submission.Known>> known(long dagId, String fingerprint) {
    return reader
        .byId(dagId, true)
        .map(found -> found.map(dag -> new Submission.Known(dag, fingerprint)));
  }

  private static String hash(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
