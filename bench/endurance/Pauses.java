package endurance;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** SIGSTOP for longer than the lease, and SIGCONT. */
final class Pauses implements Trouble {
  private static final int SHORTEST_MS = 500;
  private static final int LONGEST_MS = 8_000;

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Future<?>> under = new CopyOnWriteArrayList<>();

  @Override
  public String past() {
    return "stopped beyond their lease";
  }

  /** Many run at once, and those that are stopped hold many. */
  @Override
  public String jobTakes() {
    return "16s";
  }

  @Override
  public Replica pick(List<Replica> candidates, Takeovers takeovers, Random random) throws Exception {
    return Trouble.laden(candidates, takeovers, random);
  }

  @Override
  public int strike(Replica victim, Fleet fleet, Takeovers takeovers, Random random) throws Exception {
    Duration length = Chaos.LEASE.plusMillis(SHORTEST_MS + random.nextInt(LONGEST_MS));
    victim.leaves();
    long at = System.nanoTime();
    victim.process().signal("STOP");
    under.add(
        workers.submit(
            () -> {
              Chaos.sleepUntil(at + length.toNanos());
              victim.process().signal("CONT");
              victim.returns();
              return null;
            }));
    return takeovers.begin(victim, takeovers.held(), at);
  }

  @Override
  public void awaitEnd() throws Exception {
    for (Future<?> one : under) {
      one.get();
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
