package io.obrestore.oceanbase.backup;

import io.obrestore.oceanbase.view.ArchiveRound;
import io.obrestore.oceanbase.view.BackupSet;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * {@code ob_admin dump_backup}: reads what stands at a place. Run without a shell, on a worker, one
 * run a place, bounded in number, time and output. The access keys of a place are among its
 * arguments, since it takes them in no other way.
 */
public final class ObAdmin {
  private static final Logger LOG = Logger.getLogger(ObAdmin.class);
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_AT_ONCE = 4;
  private static final String FORMAT_FILE = "format.obbak";

  private final Vertx vertx;
  private final ObAdminSettings settings;
  private final AtomicInteger running = new AtomicInteger();

  public ObAdmin(Vertx vertx, ObAdminSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /** The sets at a place. Fails with {@link ObAdminException}. */
  public Uni<List<BackupSet>> sets(String uri) {
    return read(Place.of(uri), ObAdminOutput::sets);
  }

  /** The rounds of archiving at a place. Fails with {@link ObAdminException}. */
  public Uni<List<ArchiveRound>> rounds(String uri) {
    return read(Place.of(uri), ObAdminOutput::rounds);
  }

  /** Whose backup stands at a place. Fails with {@link ObAdminException}. */
  public Uni<BackupOwner> owner(String uri) {
    return read(Place.of(uri).file(FORMAT_FILE), ObAdminOutput::owner);
  }

  private <T> Uni<T> read(Place place, Function<String, T> parser) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (running.incrementAndGet() > MOST_AT_ONCE) {
                running.decrementAndGet();
                return Uni.createFrom()
                    .failure(new ObAdminException("too many places are being read", true));
              }
              return vertx
                  .executeBlocking(() -> parser.apply(run(place)), false)
                  .onTermination()
                  .invoke(running::decrementAndGet);
            });
  }

  private String run(Place place) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(settings.path(), "dump_backup", "-q", "-d"));
    command.add(place.path());
    if (!place.parameters().isEmpty()) {
      command.add("-s");
      command.add(place.parameters());
    }
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    settings.libraryPath().ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
    Process process;
    try {
      process = builder.start();
    } catch (IOException cannot) {
      LOG.warnf("ob_admin cannot be started: %s", settings.path());
      throw new ObAdminException("ob_admin cannot be started", false);
    }
    try {
      process.getOutputStream().close();
      return output(process);
    } finally {
      process.destroyForcibly();
    }
  }

  /** An alarm ends a process that takes too long, and with it the read that waits for it. */
  private String output(Process process) throws IOException, InterruptedException {
    long alarm = vertx.setTimer(settings.timeout().toMillis(), id -> process.destroyForcibly());
    try (InputStream stream = process.getInputStream()) {
      byte[] text = read(stream);
      if (!process.waitFor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw tooLong();
      }
      if (!vertx.cancelTimer(alarm)) {
        throw tooLong();
      }
      if (process.exitValue() != 0) {
        throw new ObAdminException("ob_admin ended with " + process.exitValue(), false);
      }
      return new String(text, StandardCharsets.UTF_8);
    } finally {
      vertx.cancelTimer(alarm);
    }
  }

  private ObAdminException tooLong() {
    return new ObAdminException(
        "ob_admin did not end within " + settings.timeout().toSeconds() + " s", false);
  }

  private static byte[] read(InputStream stream) throws IOException {
    var text = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      text.write(buffer, 0, read);
      if (text.size() > MOST_BYTES) {
        throw new ObAdminException("ob_admin says more than is read", false);
      }
    }
    return text.toByteArray();
  }

  /**
   * A place as the program takes it.
   *
   * @param path without parameters
   * @param parameters host and keys
   */
  private record Place(String path, String parameters) {
    static Place of(String uri) {
      int mark = uri.indexOf('?');
      String path = mark < 0 ? uri : uri.substring(0, mark);
      return new Place(path, mark < 0 ? "" : uri.substring(mark + 1));
    }

    Place file(String name) {
      return new Place(path.endsWith("/") ? path + name : path + "/" + name, parameters);
    }

    @Override
    public String toString() {
      return "Place[" + path + "]";
    }
  }
}
