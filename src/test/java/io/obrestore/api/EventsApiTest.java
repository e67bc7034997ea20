package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.testing.EventStream;
import io.obrestore.testing.EventStream.Event;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens to restores, as it happens. */
@QuarkusTest
class EventsApiTest implements RunningService {
  @TestHTTPResource("/api/v1/")
  @Nullable URI api;

  @Test
  void aRestoreIsToldFromItsFirstLineToItsEnd() throws Exception {
    String id = Restores.start(Restores.SEED.formatted("live" + System.nanoTime()));

    List<Event> events;
    try (EventStream stream = ofDag(id, null)) {
      assertThat(stream.answer().headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
      assertThat(stream.answer().headers().firstValue("X-OBSHELL-Trace-ID")).isPresent();
      events = stream.all();
    }

    Event last = events.get(events.size() - 1);
    assertThat(last.name()).isEqualTo("dag");
    assertThat(last.json().path("state").asText()).isEqualTo("SUCCEED");
    assertThat(last.json().path("nodes"))
        .hasSize(5)
        .allMatch(node -> node.path("state").asText().equals("SUCCEED"));
    assertThat(last.json().path("id").asText()).isEqualTo(id);
    assertThat(lines(events)).isEqualTo(stored(id));
    assertThat(numbers(events))
        .isEqualTo(IntStream.range(0, numbers(events).size()).boxed().toList());
  }

  @Test
  void aStreamThatBrokeOffGoesOnWithoutAGapWhereverItDid() throws Exception {
    String id = Restores.start(Restores.SEED.formatted("resume" + System.nanoTime()));
    Restores.ended(id);
    List<Event> whole = all(id, null);

    for (int cut = 0; cut < whole.size(); cut++) {
      String lastId = lastId(whole.subList(0, cut + 1));
      if (lastId == null || cut == whole.size() - 1) {
        continue;
      }
      List<Event> rest = all(id, lastId);
      int resumedAt = whole.size() - rest.size();
      assertThat(resumedAt).isLessThanOrEqualTo(cut + 1);
      assertThat(rest).isEqualTo(whole.subList(resumedAt, whole.size()));
    }
    assertThat(EventStream.ask(dagUri(id), lastId(whole)).statusCode()).isEqualTo(204);
  }

  private static @Nullable String lastId(List<Event> events) {
    return events.stream().map(Event::id).filter(Objects::nonNull).reduce(null, (a, b) -> b);
  }

  @Test
  void aRestoreThatFailsIsToldWithItsReasonAndTheStreamStaysForARetry() throws Exception {
    String id =
        Restores.start(
            Restores.request("broken" + System.nanoTime(), "file:///data/backup/broken", ""));
    try (EventStream stream = ofDag(id, null)) {
      List<Event> events = stream.until(event -> isDag(event, "FAILED"));
      assertThat(lines(events).get(lines(events).size() - 1))
          .contains("OB_OBJECT_STORAGE_IO_ERROR");

      Restores.operate(id, "ROLLBACK").then().statusCode(200);

      List<Event> undone = stream.until(event -> isDag(event, "SUCCEED"));
      assertThat(lines(undone).get(0)).isEqualTo("operator ROLLBACK");
      assertThat(stream.all()).isEmpty();
    }
  }

  @Test
  void progressIsToldWhileTheJobRuns() throws Exception {
    String id =
        Restores.start(Restores.request("far" + System.nanoTime(), "file:///data/backup/huge", ""));
    try (EventStream stream = ofDag(id, null)) {
      Event first = last(stream.until(event -> event.is("progress") && counts(event)));
      Event later = last(stream.until(event -> event.is("progress") && foresees(event)));

      assertThat(first.id()).isNull();
      assertThat(first.json().path("id").asText()).isEqualTo(id);
      assertThat(later.json().path("finish_bytes").asLong())
          .isGreaterThan(first.json().path("finish_bytes").asLong());
      assertThat(later.json().path("total_bytes").asLong())
          .isGreaterThan(later.json().path("finish_bytes").asLong());
    }
    try (EventStream another = ofDag(id, null)) {
      another.until(event -> event.is("progress"));
    }
    Restores.operate(id, "CANCEL").then().statusCode(200);
  }

  private static boolean counts(Event event) {
    return event.json().hasNonNull("finish_bytes");
  }

  private static boolean foresees(Event event) {
    return event.json().hasNonNull("bytes_per_second")
        && event.json().hasNonNull("remaining_seconds");
  }

  @Test
  void allTasksAreToldAsTheyStandAndThenWhatHappens() throws Exception {
    JsonPath failed =
        Restores.run(
            Restores.request("fails" + System.nanoTime(), "file:///data/backup/broken", ""));
    JsonPath succeeded = Restores.run(Restores.SEED.formatted("before" + System.nanoTime()));
    try (EventStream stream = EventStream.open(uri("restore/events"), null)) {
      // oldest first
      List<Event> snapshot = stream.until(event -> isOf(event, succeeded.getString("data.id")));
      assertThat(snapshot).anyMatch(event -> isOf(event, failed.getString("data.id")));
      assertThat(snapshot).noneMatch(event -> event.is("log"));

      String id = Restores.start(Restores.SEED.formatted("during" + System.nanoTime()));

      List<Event> events =
          stream.until(event -> isOf(event, id) && isDag(event, "SUCCEED")).stream()
              .filter(event -> !event.is("") && event.json().path("id").asText().equals(id))
              .toList();
      assertThat(lines(events)).isEqualTo(stored(id));

      Restores.operate(failed.getString("data.id"), "ROLLBACK").then().statusCode(200);
      List<Event> undone =
          stream.until(
              event -> isOf(event, failed.getString("data.id")) && isDag(event, "SUCCEED"));
      assertThat(lines(undone)).contains("operator ROLLBACK").hasSizeLessThan(20);
    }
  }

  @Test
  void whatIsNoStreamIsRefusedInTheEnvelope() throws Exception {
    String id = Restores.start(Restores.SEED.formatted("odd" + System.nanoTime()));

    refused("task/dag/x/events", null, 400, "Task.GenericID.Invalid");
    refused("task/dag/19999999/events", null, 404, "Task.NotFound");
    refused("task/dag/" + id + "/events", "x", 400, "Common.IllegalArgument");
    refused("task/dag/" + id + "/events", "9999-1", 400, "Common.IllegalArgument");
    refused("restore/events", "1-2-3", 400, "Common.IllegalArgument");
  }

  @Test
  void anIdThatHasNotBeenIsAnsweredWithAll() throws Exception {
    String id = Restores.start(Restores.SEED.formatted("ahead" + System.nanoTime()));
    Restores.ended(id);

    assertThat(all(id, id.substring(1) + "-99999")).isEqualTo(all(id, null));
  }

  private void refused(String path, @Nullable String lastEventId, int status, String code)
      throws IOException, InterruptedException {
    var answer = EventStream.ask(uri(path), lastEventId);

    assertThat(answer.statusCode()).as("%s", answer.headers().map()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    JsonPath body = JsonPath.from(String.join("", answer.body().toList()));
    assertThat(body.getString("error.errCode")).isEqualTo(code);
    assertThat(body.getString("traceId")).isNotBlank();
  }

  private List<Event> all(String id, @Nullable String lastEventId) throws Exception {
    try (EventStream stream = ofDag(id, lastEventId)) {
      return stream.all();
    }
  }

  private EventStream ofDag(String id, @Nullable String lastEventId) throws Exception {
    return EventStream.open(dagUri(id), lastEventId);
  }

  private URI dagUri(String id) {
    return uri("task/dag/" + id + "/events");
  }

  private URI uri(String path) {
    return Objects.requireNonNull(api).resolve(path);
  }

  private static Event last(List<Event> events) {
    return events.get(events.size() - 1);
  }

  private static boolean isDag(Event event, String state) {
    return event.is("dag") && event.json().path("state").asText().equals(state);
  }

  private static boolean isOf(Event event, String id) {
    return event.is("dag") && event.json().path("id").asText().equals(id);
  }

  private static List<String> lines(List<Event> events) {
    return events.stream()
        .filter(event -> event.is("log"))
        .map(event -> event.json().path("line").asText())
        .toList();
  }

  private static List<Integer> numbers(List<Event> events) {
    return events.stream()
        .filter(event -> event.is("log"))
        .map(event -> event.json().path("number").asInt(-1))
        .toList();
  }

  /** All lines of a dag's log, in order. */
  private static List<String> stored(String id) {
    JsonPath dag = Restores.dag(id);
    return IntStream.rangeClosed(1, dag.getInt("data.max_stage"))
        .mapToObj(stage -> Restores.logs(dag, stage))
        .flatMap(List::stream)
        .toList();
  }
}
