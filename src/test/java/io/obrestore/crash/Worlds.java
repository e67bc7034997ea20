package io.obrestore.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Worlds to be used again, as making one takes longer than a run in it. */
final class Worlds implements AutoCloseable {
  private final Queue<World> idle = new ConcurrentLinkedQueue<>();
  private final Ground ground;

  Worlds() {
    this(Ground.h2());
  }

  Worlds(Ground ground) {
    this.ground = ground;
  }

  /** How many may be used at once. */
  int atOnce() {
    return ground.worlds();
  }

  /** What is done in one. */
  @FunctionalInterface
  interface Use {
    void in(World world) throws Exception;
  }

  /** Lends one. Who fails in it leaves nobody else to find it so. */
  void use(Use use) throws Exception {
    World world = taken();
    boolean whole = false;
    try {
      use.in(world);
      whole = true;
    } finally {
      if (whole) {
        idle.add(world);
      } else {
        world.close();
      }
    }
  }

  private World taken() throws IOException, SQLException {
    World world = idle.poll();
    return world == null ? new World(ground, Duration.ZERO) : world;
  }

  @Override
  public void close() throws SQLException {
    World world = idle.poll();
    while (world != null) {
      world.close();
      world = idle.poll();
    }
  }
}
