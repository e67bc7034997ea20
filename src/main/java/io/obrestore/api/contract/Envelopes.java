package io.obrestore.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * The schemas of answers: a success has data and no error, a failure an error and no data, and what
 * an answer has it always has.
 */
final class Envelopes {
  static final String FAILURE = "Failure";

  private static final String SUCCESS = "Answer";
  private static final String NOTHING = "AnswerVoid";
  private static final String DATA = "data";
  private static final String ERROR = "error";
  private static final String FLAG = "successful";
  private static final String REQUEST = "Param";

  /** Left out when empty or not known. */
  private static final Set<String> OPTIONAL = Set.of("subErrors", "estimate");

  private Envelopes() {}

  static void complete(Components components) {
    Map<String, Schema> schemas = components.getSchemas();
    components.addSchema(FAILURE, failure(schemas));
    components
        .getSchemas()
        .forEach(
            (name, schema) -> {
              if (name.startsWith(SUCCESS)) {
                success(name, schema);
              }
              if (!name.endsWith(REQUEST)) {
                requireAll(schema);
              }
            });
  }

  private static Schema failure(Map<String, Schema> schemas) {
    Schema any = Objects.requireNonNull(schemas.get(NOTHING));
    Schema failure =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .description("Every answer from status 400 on.");
    any.getProperties().forEach(failure::addProperty);
    failure.removeProperty(DATA);
    failure.addProperty(
        FLAG, OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN).constValue(false));
    return failure;
  }

  private static void success(String name, Schema schema) {
    schema.removeProperty(ERROR);
    if (name.equals(NOTHING)) {
      schema.removeProperty(DATA);
    }
    schema.addProperty(
        FLAG, OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN).constValue(true));
  }

  private static void requireAll(Schema schema) {
    if (schema.getProperties() != null) {
      List<String> names = new ArrayList<>(schema.getProperties().keySet());
      names.removeAll(OPTIONAL);
      schema.required(names);
    }
  }
}
