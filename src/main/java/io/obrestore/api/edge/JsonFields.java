package io.obrestore.api.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.api.edge.Problem.FieldFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object by name and type. A field of a wrong type is noted as a fault, with
 * its path, and read as not given, so that all faults of a body come out at once. JSON null means
 * not given.
 */
public final class JsonFields {
  /**
   * Longer lists are not looked into: what one request costs must not grow with the faults that fit
   * into a body.
   */
  private static final int LONGEST_LIST = 1_000;

  private final JsonNode object;
  private final String path;
  private final List<FieldFault> faults;

  /**
   * @param object the object to read
   * @param faults where faults go
   */
  public JsonFields(JsonNode object, List<FieldFault> faults) {
    this(object, "", faults);
  }

  private JsonFields(JsonNode object, String path, List<FieldFault> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /** A string. */
  public @Nullable String text(String name) {
    return read(name, Detail.A_STRING, JsonNode::isTextual, JsonNode::textValue);
  }

  /** true or false. */
  public @Nullable Boolean flag(String name) {
    return read(name, Detail.A_FLAG, JsonNode::isBoolean, JsonNode::booleanValue);
  }

  /** A whole number of 64 bits. */
  public @Nullable Long integer(String name) {
    return read(
        name,
        Detail.A_NUMBER,
        node -> node.isIntegralNumber() && node.canConvertToLong(),
        JsonNode::longValue);
  }

  /** An RFC 3339 time with up to nine digits of a second. */
  public @Nullable Instant time(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return Rfc3339.instant(text);
    } catch (DateTimeException notATime) {
      wrong(path + name, Detail.A_TIME);
      return null;
    }
  }

  /** A list of strings; empty when not given. */
  public List<String> texts(String name) {
    var texts = new ArrayList<String>();
    var nodes = list(name);
    for (int i = 0; nodes != null && i < nodes.size(); i++) {
      if (nodes.get(i).isTextual()) {
        texts.add(nodes.get(i).textValue());
      } else {
        wrong(path + name + "[" + i + "]", Detail.A_STRING);
      }
    }
    return texts;
  }

  /** A list of strings, or one string for itself; empty when not given and for an empty string. */
  public List<String> textOrTexts(String name) {
    JsonNode node = object.get(name);
    if (node == null || !node.isTextual()) {
      return texts(name);
    }
    return node.textValue().isEmpty() ? List.of() : List.of(node.textValue());
  }

  /**
   * A list of objects; null when not given. What is no object is noted as a fault and read as an
   * empty one, so that the others keep their places.
   */
  public <T> @Nullable List<T> objects(String name, Function<JsonFields, T> reader) {
    var nodes = list(name);
    if (nodes == null) {
      return null;
    }
    var items = new ArrayList<T>();
    for (int i = 0; i < nodes.size(); i++) {
      String itemPath = path + name + "[" + i + "]";
      if (!nodes.get(i).isObject()) {
        wrong(itemPath, Detail.AN_OBJECT);
      }
      items.add(reader.apply(new JsonFields(nodes.get(i), itemPath + ".", faults)));
    }
    return items;
  }

  private @Nullable List<JsonNode> list(String name) {
    JsonNode list = read(name, Detail.A_LIST, JsonNode::isArray, node -> node);
    if (list == null) {
      return null;
    }
    if (list.size() > LONGEST_LIST) {
      String field = path + name;
      faults.add(
          FieldFault.of(
              ErrorCode.ILLEGAL_ARGUMENT, field, field, Detail.LIST_TOO_LONG.with(LONGEST_LIST)));
      return null;
    }
    var nodes = new ArrayList<JsonNode>(list.size());
    list.forEach(nodes::add);
    return nodes;
  }

  private <T> @Nullable T read(
      String name,
      Detail wanted,
      java.util.function.Predicate<JsonNode> fits,
      Function<JsonNode, T> value) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!fits.test(node)) {
      wrong(path + name, wanted);
      return null;
    }
    return value.apply(node);
  }

  private void wrong(String field, Detail wanted) {
    faults.add(
        FieldFault.of(
            ErrorCode.BIND_JSON_FAILED, field, Detail.MUST_BE.with(field, wanted.with())));
  }
}
