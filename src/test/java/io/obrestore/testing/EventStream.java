package io.obrestore.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream of events as a client reads it. */
public final class EventStream implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Event END = new Event("end", null, "{}");

  private final HttpResponse<Stream<String>> answer;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Thread reader;

  private EventStream(HttpResponse<Stream<String>> answer) {
    this.answer = answer;
    this.reader = new Thread(this::read, "events");
    reader.setDaemon(true);
    reader.start();
  }

  /** An event; a sign of life has no name. */
  public record Event(String name, @Nullable String id, String data) {
    /** Its data. */
    public JsonNode json() {
      try {
        return JSON.readTree(data);
      } catch (JsonProcessingException e) {
        throw new AssertionError(data, e);
      }
    }

    /** Whether it is of that name. */
    public boolean is(String kind) {
      return name.equals(kind);
    }
  }

  /** Asks for a stream, from the event after that one. */
  public static HttpResponse<Stream<String>> ask(URI uri, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofLines());
  }

  /** The same, which must be granted. */
  public static EventStream open(URI uri, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    var answer = ask(uri, lastEventId);
    if (answer.statusCode() != 200) {
      throw new AssertionError("answered " + answer.statusCode());
    }
    return new EventStream(answer);
  }

  /** Status and headers. */
  public HttpResponse<?> answer() {
    return answer;
  }

  private void read() {
    String name = "";
    String id = null;
    String data = "";
    try (Stream<String> lines = answer.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.isEmpty()) {
          events.add(new Event(name, id, data));
          name = "";
          id = null;
          data = "";
        } else if (line.startsWith("event:")) {
          name = line.substring("event:".length());
        } else if (line.startsWith("id:")) {
          id = line.substring("id:".length());
        } else if (line.startsWith("data:")) {
          data = line.substring("data:".length());
        }
      }
    } catch (RuntimeException cutOff) {
      // as good as its end to who reads
      events.add(END);
      return;
    }
    events.add(END);
  }

  /** The events up to the first that fits. */
  public List<Event> until(Predicate<Event> last) throws InterruptedException {
    List<Event> seen = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Event event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("it did not come; only these did: " + seen);
      }
      if (!event.equals(END)) {
        seen.add(event);
      }
      if (last.test(event)) {
        return seen;
      }
      if (event.equals(END)) {
        throw new AssertionError("the stream ended before it came; only these did: " + seen);
      }
    }
  }

  /** All events to the end of the stream, signs of life left out. */
  public List<Event> all() throws InterruptedException {
    return until(event -> event.equals(END)).stream().filter(event -> !event.is("")).toList();
  }

  @Override
  public void close() {
    reader.interrupt();
    answer.body().close();
  }
}
