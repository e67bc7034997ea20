package endurance;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** The replicas of the service, those that are gone included. */
final class Fleet implements AutoCloseable {
  static final String PORT = "OBRESTORE_OCEANBASE_PORT";

  private final String jar;
  private final Map<String, String> settings;
  private final List<Replica> all = new CopyOnWriteArrayList<>();
  private final Set<String> warnings = new ConcurrentSkipListSet<>();

  Fleet(String jar, int port, Map<String, String> settings) {
    this.jar = jar;
    this.settings = new HashMap<>(settings);
    this.settings.put(PORT, Integer.toString(port));
  }

  Replica start() throws IOException {
    return startWith(Map.of());
  }

  /** In place of one that is gone, with all that was its own. */
  Replica replace(Replica gone) throws IOException {
    return startWith(gone.settings());
  }

  /**
   * One that differs from the others.
   *
   * @param own settings that replace those of all, or come to them
   */
  Replica startWith(Map<String, String> own) throws IOException {
    var its = new HashMap<>(settings);
    its.putAll(own);
    var replica = Replica.start(jar, nextName(), its, warnings);
    all.add(replica);
    return replica;
  }

  /** Of the one that is started next. */
  String nextName() {
    return "r" + (all.size() + 1);
  }

  /** With that many, all ready. */
  Fleet startAll(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      start();
    }
    awaitReady();
    return this;
  }

  /** Until all of them that live are. */
  void awaitReady() throws InterruptedException {
    for (Replica replica : all) {
      if (replica.process().isAlive()) {
        replica.awaitReady();
      }
    }
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
