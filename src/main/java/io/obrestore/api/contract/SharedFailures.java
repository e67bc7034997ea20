package io.obrestore.api.contract;

import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem.FieldFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What failures look like, written once for all operations that can end with them: the service
 * reads the whole document when it starts, and written out at each operation it was three times as
 * long.
 */
final class SharedFailures {
  private static final String JSON = "application/json";
  private static final int UNAVAILABLE = 503;
  private static final int TOO_MANY = 429;
  private static final String EXAMPLE_TIME = "2024-01-09T17:11:43.385889278+08:00";
  private static final String EXAMPLE_TRACE = "877fe32b83634153";

  private final Components components;
  private final Map<List<FieldFault>, List<APIResponse>> answers = new LinkedHashMap<>();
  private final Set<String> responses = new HashSet<>();
  private final Map<FieldFault, String> examples = new LinkedHashMap<>();

  SharedFailures(Components components) {
    this.components = components;
  }

  /** The answer with that status that tells one of these; it is filled in by {@link #write}. */
  APIResponse answer(List<FieldFault> faults) {
    APIResponse answer = OASFactory.createAPIResponse();
    answers.computeIfAbsent(faults, all -> new ArrayList<>()).add(answer);
    return answer;
  }

  /** After all operations: what only one of them tells stands there, the rest is referred to. */
  void write() {
    answers.forEach(
        (faults, places) -> {
          if (places.size() == 1) {
            fill(places.get(0), faults);
          } else {
            String name = add(faults);
            places.forEach(place -> place.ref(name));
          }
        });
  }

  private String add(List<FieldFault> faults) {
    String name = unique("Failure" + faults.get(0).status(), responses);
    responses.add(name);
    components.addResponse(name, fill(OASFactory.createAPIResponse(), faults));
    return name;
  }

  private APIResponse fill(APIResponse answer, List<FieldFault> faults) {
    var content =
        OASFactory.createMediaType().schema(OASFactory.createSchema().ref(Envelopes.FAILURE));
    faults.forEach(fault -> content.addExample(fault.errCode(), example(fault)));
    answer
        .description(
            faults.stream().map(FieldFault::errCode).distinct().collect(Collectors.joining(", ")))
        .content(OASFactory.createContent().addMediaType(JSON, content));
    int status = faults.get(0).status();
    if (status == UNAVAILABLE || status == TOO_MANY) {
      answer.addHeader(
          "Retry-After",
          OASFactory.createHeader()
              .description("Seconds.")
              .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
    }
    TraceIds.givenBy(answer);
    return answer;
  }

  private Example example(FieldFault fault) {
    return OASFactory.createExample().ref(examples.computeIfAbsent(fault, this::add));
  }

  /** Its code; numbered, where one code has several messages. */
  private String add(FieldFault fault) {
    String name = unique(fault.errCode(), examples.values());
    components.addExample(name, OASFactory.createExample().value(envelope(fault)));
    return name;
  }

  private static String unique(String wanted, Collection<String> taken) {
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private static Map<String, Object> envelope(FieldFault fault) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", number(fault.errCode()));
    error.put("errCode", fault.errCode());
    error.put("message", fault.message());
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("successful", false);
    envelope.put("timestamp", EXAMPLE_TIME);
    envelope.put("duration", 1);
    envelope.put("status", fault.status());
    envelope.put("traceId", EXAMPLE_TRACE);
    envelope.put("error", error);
    return envelope;
  }

  private static int number(String errCode) {
    return EnumSet.allOf(ErrorCode.class).stream()
        .filter(code -> code.errCode().equals(errCode))
        .mapToInt(ErrorCode::number)
        .findFirst()
        .orElse(0);
  }
}
