package io.obrestore.api;

import static io.restassured.RestAssured.given;

import io.obrestore.dag.testing.SeekDbWhereWanted;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of a service that is ready: it takes requests before its store is open and its key made.
 */
@ExtendWith(SeekDbWhereWanted.class)
interface RunningService {
  Duration PATIENCE = Duration.ofSeconds(60);
  Duration PAUSE = Duration.ofMillis(20);
  int OK = 200;

  @BeforeEach
  default void ready() {
    plainLogs();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (given().get("/q/health/ready").statusCode() != OK
        || given().get("/api/v1/secret").statusCode() != OK) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the service is not ready within " + PATIENCE);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /**
   * What fails is shown as it was sent: to print each answer prettily took a tenth of the tests'
   * time.
   */
  private static void plainLogs() {
    RestAssuredConfig config = RestAssured.config();
    RestAssured.config = config.logConfig(config.getLogConfig().enablePrettyPrinting(false));
  }
}
