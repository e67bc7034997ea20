package io.obrestore.process;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminatedIT {
  /** Far longer than the test waits: only a lease given back lets the other go on meanwhile. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  @Test
  void aProcessThatIsAskedToEndGivesItsLeaseBackAndAnotherGoesOn() throws Exception {
    try (World world = World.start(Duration.ofSeconds(8)).lease(LEASE)) {
      Replica first = world.replica("first").awaitReady();
      Replica second = world.replica("second").awaitReady();
      long dag = first.api().restore(RestoreBody.of("handed"), "handed-1");
      world.journal.await(
          "the wait of the restore", l -> l.has("Wait restore task finish") && l.has("begins"));
      String holder = holder(world, dag);
      Replica leaving = holder.equals("first") ? first : second;
      Replica staying = holder.equals("first") ? second : first;

      int before = world.journal.size();
      leaving.terminate();
      world.journal.await(
          "the other to go on",
          before,
          line -> line.replica().equals(staying.name()) && line.has("claimed in epoch"));
      world.assertRestoredOnce(staying.api(), dag, "handed");
    }
  }

  private static String holder(World world, long dag) throws Exception {
    return world
        .journal
        .await("who runs it", l -> l.has("dag " + dag + " ") && l.has("claimed in epoch"))
        .replica();
  }
}
