package endurance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The replicas of the service, those that are gone included. */
final class Fleet implements AutoCloseable {
  private final String jar;
  private final int port;
  private final Map<String, String> settings;
  private final List<Replica> all = new CopyOnWriteArrayList<>();
  private final Set<String> warnings = new ConcurrentSkipListSet<>();

  Fleet(String jar, int port, Map<String, String> settings) {
    this.jar = jar;
    this.port = port;
    this.settings = Map.copyOf(settings);
  }

  Replica start() throws IOException {
    var replica = Replica.start(jar, "r" + (all.size() + 1), port, settings, warnings);
    all.add(replica);
    return replica;
  }

  /** With that many, all ready. */
  Fleet startAll(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      start();
    }
    for (Replica replica : all) {
      replica.awaitReady();
    }
    return this;
  }

  List<Replica> ready() {
    return all.stream().filter(Replica::isReady).toList();
  }

  List<Replica> all() {
    return all;
  }

  Set<String> warnings() {
    return warnings;
  }

  @Override
  public void close() throws InterruptedException {
    for (Replica replica : all) {
      replica.process().close();
    }
  }
}
