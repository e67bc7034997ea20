package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.testing.EventStream;
import io.obrestore.testing.EventStream.Event;
import io.obrestore.testing.Jdbc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Streams of events of processes that are apart. */
class StreamsIT {
  private static final int ROUNDS = 8;
  private static final int LINES = 500;
  private static final int LINE_LENGTH = 4_000;

  private static final int ROOM = 256 * 1024;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final String SEEN =
      "UPDATE dag SET seq = seq + 1, log_lines = log_lines + ? WHERE id = ?";
  private static final String LINE =
      "INSERT INTO task_log (dag_id, line_no, seq, stage, execution, logged_at, line)"
          + " SELECT id, ?, seq, 1, 1, NOW(6), ? FROM dag WHERE id = ?";

  @Test
  void aStreamTellsOfARestoreThatAnotherReplicaDrivesAndGoesOnThereWithoutAGap() throws Exception {
    try (World world = World.start(Duration.ofSeconds(3))) {
      List<Replica> replicas = List.of(world.replica("one"), world.replica("two"));
      for (Replica replica : replicas) {
        replica.awaitReady();
      }
      long dag = replicas.get(0).api().restore(RestoreBody.of("streamed"), "streams-1");
      Replica driver = driver(world, replicas, dag);
      Replica other = replicas.stream().filter(r -> !r.equals(driver)).findFirst().orElseThrow();

      List<Event> toTheEnd;
      List<Event> begun;
      List<Event> goneOn;
      try (EventStream whole = EventStream.open(events(other, dag), null)) {
        try (EventStream cutOff = EventStream.open(events(other, dag), null)) {
          begun = cutOff.until(event -> event.is("progress"));
        }
        try (EventStream resumed = EventStream.open(events(driver, dag), lastId(begun))) {
          goneOn = resumed.all();
        }
        toTheEnd = whole.all();
      }

      assertToldToItsEnd(toTheEnd);
      assertThat(toTheEnd).anyMatch(event -> event.is("progress"));
      assertToldToItsEnd(joined(begun, goneOn));
      assertThat(numbers(joined(begun, goneOn))).isEqualTo(numbers(toTheEnd));
      world.assertRestoredOnce(other.api(), dag, "streamed");
    }
  }

  /** Whichever of them runs its stages. */
  private static Replica driver(World world, List<Replica> replicas, long dag) throws Exception {
    String name =
        world
            .journal
            .await(
                "who claims dag " + dag,
                line -> line.has("dag " + dag + " \"") && line.has(": claimed in epoch"))
            .replica();
    return replicas.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private static URI events(Replica replica, long dag) throws InterruptedException {
    return replica.address().resolve("/api/v1/task/dag/1" + dag + "/events");
  }

  private static @Nullable String lastId(List<Event> events) {
    return events.stream().map(Event::id).filter(Objects::nonNull).reduce(null, (a, b) -> b);
  }

  /** What was received up to the last id, and what came after it. */
  private static List<Event> joined(List<Event> begun, List<Event> goneOn) {
    String id = lastId(begun);
    int known = begun.stream().map(Event::id).toList().lastIndexOf(id) + 1;
    var all = new ArrayList<>(begun.subList(0, known));
    all.addAll(goneOn);
    return all;
  }

  private static void assertToldToItsEnd(List<Event> events) {
    assertThat(numbers(events))
        .isEqualTo(IntStream.range(0, numbers(events).size()).boxed().toList())
        .hasSizeGreaterThan(5);
    List<Event> standings = events.stream().filter(event -> event.is("dag")).toList();
    assertThat(standings).hasSizeGreaterThan(1);
    Event last = standings.get(standings.size() - 1);
    assertThat(last.json().path("state").asText()).isEqualTo("SUCCEED");
    assertThat(last.json().path("nodes"))
        .hasSize(5)
        .allMatch(node -> node.path("state").asText().equals("SUCCEED"));
  }

  private static List<Integer> numbers(List<Event> events) {
    return events.stream()
        .filter(event -> event.is("log"))
        .map(event -> event.json().path("number").asInt(-1))
        .toList();
  }

  @Test
  void whoDoesNotReadIsCutOffWhileOthersAreToldAll() throws Exception {
    try (World world = World.instant()) {
      Replica replica = world.replica("only").awaitReady();
      RestoreBody broken = RestoreBody.from("talkative", "file:///data/backup/broken");
      long dag = replica.api().restore(broken, "streams-2");
      world.awaitEnd(dag);

      try (Socket silent = ask(events(replica, dag));
          EventStream reader = EventStream.open(events(replica, dag), null);
          Connection store = Jdbc.connect(url(world), "root@sys", "")) {
        int first = numbers(reader.until(StreamsIT::isFailure)).size();
        for (int round = 0; round < ROUNDS; round++) {
          int from = first + round * LINES;
          log(store, dag, from);
          // told to one after the other: what one has, the other was sent
          List<Event> told = reader.until(StreamsIT::isFailure);
          assertThat(numbers(told)).isEqualTo(IntStream.range(from, from + LINES).boxed().toList());
        }
        assertCutOff(silent);
        try (EventStream next = EventStream.open(events(replica, dag), null)) {
          assertThat(next.until(StreamsIT::isFailure)).hasSizeGreaterThan(first);
        }
      }
    }
  }

  private static String url(World world) {
    return "jdbc:mariadb://127.0.0.1:" + world.oceanBase.port() + "/obrestore";
  }

  private static boolean isFailure(Event event) {
    return event.is("dag") && event.json().path("state").asText().equals("FAILED");
  }

  /** A reader with some room that asks and then reads nothing. */
  private static Socket ask(URI uri) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(ROOM);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
    String request = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** As many lines more, by one change, as the engine writes them. */
  private static void log(Connection store, long dag, int from) throws SQLException {
    store.setAutoCommit(false);
    try (var seen = store.prepareStatement(SEEN);
        var lines = store.prepareStatement(LINE)) {
      seen.setInt(1, LINES);
      seen.setLong(2, dag);
      seen.executeUpdate();
      for (int number = from; number < from + LINES; number++) {
        lines.setInt(1, number);
        lines.setString(2, "x".repeat(LINE_LENGTH));
        lines.setLong(3, dag);
        lines.addBatch();
      }
      lines.executeBatch();
    }
    store.commit();
  }

  /** It need not read to be let go: what it sends after that is refused. */
  private static void assertCutOff(Socket socket) {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    try {
      while (System.nanoTime() < end) {
        socket.getOutputStream().write('\n');
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (IOException cutOff) {
      return;
    }
    throw new AssertionError("it was not cut off");
  }
}
