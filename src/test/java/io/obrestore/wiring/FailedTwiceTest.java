package io.obrestore.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class FailedTwiceTest {
  private final FailedTwice filter = new FailedTwice();

  @Test
  void whatThePoolFailsASecondTimeIsNotLogged() throws Exception {
    assertThat(filter.isLoggable(recordOf(reportedByThePool()))).isFalse();
  }

  @Test
  void allElseIs() {
    assertThat(filter.isLoggable(recordOf(new IllegalStateException("another")))).isTrue();
    assertThat(filter.isLoggable(new LogRecord(Level.INFO, "no fault at all"))).isTrue();
  }

  private static LogRecord recordOf(Throwable thrown) {
    var record = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
    record.setThrown(thrown);
    return record;
  }

  /** A connection cannot be had, and the limit for getting one ends all the same. */
  private static Throwable reportedByThePool() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      var reported = new CompletableFuture<Throwable>();
      vertx.exceptionHandler(reported::complete);
      var pool =
          MySQLBuilder.pool()
              .using(vertx)
              .with(
                  new PoolOptions()
                      .setConnectionTimeout(1)
                      .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
              .connectingTo(() -> Future.failedFuture("refused"))
              .build();
      var answer = pool.query("SELECT 1").execute().toCompletionStage().toCompletableFuture();
      assertThat(answer).as("who asked is told").failsWithin(1, TimeUnit.MINUTES);
      return reported.get(1, TimeUnit.MINUTES);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }
  }
}
