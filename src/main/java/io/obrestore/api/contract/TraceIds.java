package io.obrestore.api.contract;

import io.obrestore.api.edge.RequestTrace;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The trace id, in requests and in answers. */
final class TraceIds {
  private static final String NAME = "TraceId";

  private TraceIds() {}

  static void describe(Components components) {
    components.addParameter(
        NAME,
        OASFactory.createParameter()
            .name(RequestTrace.HEADER)
            .in(Parameter.In.HEADER)
            .description("By which the request is found in the log; made up when missing or odd.")
            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
    components.addHeader(
        NAME,
        OASFactory.createHeader()
            .description("The trace id of the request, as in the answer's traceId.")
            .required(true)
            .schema(
                OASFactory.createSchema()
                    .addType(Schema.SchemaType.STRING)
                    .examples(List.of("877fe32b83634153"))));
  }

  static void takenBy(Operation operation) {
    operation.addParameter(OASFactory.createParameter().ref(NAME));
  }

  static void givenBy(APIResponse answer) {
    answer.addHeader(RequestTrace.HEADER, OASFactory.createHeader().ref(NAME));
  }
}
