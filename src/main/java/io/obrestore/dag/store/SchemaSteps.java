package io.obrestore.dag.store;

import io.obrestore.dag.store.Bootstrap.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The steps of the schema, in order, for ever: new ones are added at the end. */
final class SchemaSteps {
  /** The release that knows all five can work with what they made. */
  private static final int FIRST_RELEASE = 5;

  private SchemaSteps() {}

  static List<Step> all() {
    return List.of(
        step("001-dag", 0),
        step("002-node", 0),
        step("003-task-log", 0),
        step("004-attempt", 0),
        step("005-start-slot", FIRST_RELEASE),
        step("006-nonce", FIRST_RELEASE),
        step("007-rsa-key", FIRST_RELEASE),
        step("008-idempotency", FIRST_RELEASE),
        step("009-dag-ended", FIRST_RELEASE),
        step("010-switch", FIRST_RELEASE),
        step("011-duty", FIRST_RELEASE));
  }

  private static Step step(String name, int oldestReader) {
    String file = "/dag/schema/" + name + ".sql";
    try (InputStream in = SchemaSteps.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + file + " is missing");
      }
      return new Step(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), oldestReader);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
