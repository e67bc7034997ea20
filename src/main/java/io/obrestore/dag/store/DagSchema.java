package io.obrestore.dag.store;

import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes the schema of the dags, or brings it to this release. Safe to race on any replicas. */
public final class DagSchema {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int STORE_ID_LENGTH = 8;

  private final SchemaName name;
  private final Pool plain;
  private final Pool inSchema;
  private final Timer timer;
  private final RandomGenerator random;

  /**
   * Both pools: {@code time_zone='+00:00'}, autocommit, a limited wait for a connection.
   *
   * @param plain sessions without a default schema, since it may not exist yet
   * @param inSchema sessions whose default schema is {@code name}; first used once it exists
   */
  public DagSchema(
      SchemaName name, Pool plain, Pool inSchema, Timer timer, RandomGenerator random) {
    this.name = name;
    this.plain = plain;
    this.inSchema = inSchema;
    this.timer = timer;
    this.random = random;
  }

  /**
   * Ends when the schema is as this release needs it. Fails with {@link SchemaTooNewException} when
   * a newer release has left this one behind, and with the database's failure when it cannot be
   * asked: run it again then.
   *
   * @param timeout for each statement; DDL takes longer than the rest
   * @return the store's id, 8 characters [a-z0-9], the same on all replicas for ever
   */
  public Uni<String> ready(Duration timeout) {
    Bootstrap bootstrap =
        new Bootstrap(name, plain, inSchema, timer, timeout, letters(16), SchemaSteps.all());
    return bootstrap.run(letters(STORE_ID_LENGTH));
  }

  private String letters(int length) {
    return random
        .ints(length, 0, LETTERS.length())
        .mapToObj(i -> LETTERS.substring(i, i + 1))
        .collect(Collectors.joining());
  }
}
