package io.obrestore.simulator.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.testing.PythonPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection of PyMySQL, in a process of {@code src/test/python/pymysql_session.py}. */
final class PyMySqlSession implements ClientSession {
  private static final Path PROGRAM = Path.of("src", "test", "python", "pymysql_session.py");

  private final ObjectMapper json = new ObjectMapper();
  private final Talk talk;

  private PyMySqlSession(Talk talk) {
    this.talk = talk;
  }

  static PyMySqlSession open(Door door) throws ClientException {
    ProcessBuilder program =
        PythonPackage.PYMYSQL.program(
            PROGRAM, Integer.toString(door.port()), door.user(), door.password(), door.database());
    PyMySqlSession session = new PyMySqlSession(new Talk(program));
    try {
      session.answer();
      return session;
    } catch (ClientException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Answer query(String sql) throws ClientException {
    try {
      talk.say(json.writeValueAsString(sql) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return answer();
  }

  private Answer answer() throws ClientException {
    String line = talk.line();
    if (line == null) {
      throw ClientException.lost("the client has ended");
    }
    JsonNode told = parsed(line);
    if (told.has("error")) {
      JsonNode error = told.get("error");
      throw ClientException.numbered(error.get(0).asInt(), null, error.get(1).asText());
    }
    List<String> labels = new ArrayList<>();
    told.get("labels").forEach(label -> labels.add(label.asText()));
    List<List<@Nullable String>> rows = new ArrayList<>();
    told.get("rows").forEach(row -> rows.add(row(row)));
    return rows.isEmpty() ? Answer.NOTHING : new Answer(labels, rows);
  }

  private JsonNode parsed(String line) {
    try {
      return json.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static List<@Nullable String> row(JsonNode values) {
    List<@Nullable String> row = new ArrayList<>();
    values.forEach(value -> row.add(value.isNull() ? null : value.asText()));
    return row;
  }

  @Override
  public void close() {
    talk.close();
  }
}
