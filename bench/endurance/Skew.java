package endurance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Kills, where the wall clocks of the replicas are minutes apart. */
final class Skew extends Kills {
  private static final List<Integer> MINUTES = List.of(-7, 0, 5);
  private static final int SECONDS = 60;
  private static final Duration NEAR = Duration.ofSeconds(10);

  /** A look at the database's time is taken to be of the middle of its wait. */
  private static final long A_LOOK_IS_OFF_MICROS = 500_000;

  private final Path library;

  /**
   * By skew.c, loaded before the C library.
   *
   * @param library where it is, built
   */
  Skew(String library) {
    this.library = Path.of(library).toAbsolutePath();
    if (!Files.isReadable(this.library)) {
      throw new IllegalArgumentException("it is not there: " + library);
    }
  }

  @Override
  public void start(Fleet fleet, OceanBase oceanBase) throws Exception {
    for (int minutes : MINUTES) {
      fleet.startWith(
          Map.of("LD_PRELOAD", library.toString(), "SKEW_SECONDS", Integer.toString(minutes * SECONDS)));
    }
    fleet.awaitReady();
    for (int i = 0; i < MINUTES.size(); i++) {
      Replica replica = fleet.all().get(i);
      Instant told = replica.time();
      Duration off = Duration.between(Instant.now().plusSeconds((long) MINUTES.get(i) * SECONDS), told).abs();
      if (off.compareTo(NEAR) > 0) {
        throw new IllegalStateException(replica.name() + " should be " + MINUTES.get(i) + " minutes off and says " + told);
      }
    }
  }

  @Override
  public void judge(Report into, OceanBase oceanBase, Fleet fleet, Takeovers takeovers) throws Exception {
    into.put("minutes that the clocks are off", MINUTES);
    into.none(
        "dags whose end is told to be before their beginning",
        ids(
            oceanBase,
            "SELECT id FROM obrestore.dag WHERE state IN ('SUCCEED', 'FAILED') AND end_time < start_time"));
    into.none(
        "dags with lines of the log whose times go back",
        ids(
            oceanBase,
            "SELECT DISTINCT a.dag_id FROM obrestore.task_log a JOIN obrestore.task_log b"
                + " ON b.dag_id = a.dag_id AND b.line_no = a.line_no + 1"
                + " WHERE TIMESTAMPDIFF(MICROSECOND, a.logged_at, b.logged_at) < -" + A_LOOK_IS_OFF_MICROS));
  }

  private static List<String> ids(OceanBase oceanBase, String sql) throws Exception {
    return oceanBase.rows(sql).stream().map(row -> "dag " + row.get(0)).toList();
  }
}
