package io.obrestore.api.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Ids and flags. Both reach the operations as text, so that what is wrong with them is answered by
 * its own code; what clients should send is narrower.
 */
final class TaskParameters {
  private static final String GENERIC_ID = "^1(0|[1-9][0-9]{0,18})$";
  private static final String ID = "id";
  private static final String FLAG = "show_details";

  private TaskParameters() {}

  static void narrow(Operation operation) {
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(TaskParameters::narrow);
    }
  }

  private static void narrow(Parameter parameter) {
    if (parameter.getIn() == Parameter.In.PATH && ID.equals(parameter.getName())) {
      parameter.getSchema().pattern(GENERIC_ID);
    } else if (FLAG.equals(parameter.getName())) {
      parameter
          .description(
              parameter.getDescription()
                  + " True also as 1, t, yes, on; false as 0, f, no, off; in any case.")
          .example(true)
          .getSchema()
          .type(List.of(Schema.SchemaType.BOOLEAN))
          .defaultValue(true);
    }
  }
}
