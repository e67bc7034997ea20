package io.obrestore.api.contract;

import io.obrestore.api.edge.AcceptedLanguage;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** The languages that messages come in. */
final class Languages {
  private static final String NAME = "AcceptLanguage";

  private Languages() {}

  static void describe(Components components) {
    components.addParameter(
        NAME,
        OASFactory.createParameter()
            .name(AcceptedLanguage.HEADER)
            .in(Parameter.In.HEADER)
            .description("The language of messages: Chinese for zh, else English.")
            .schema(
                OASFactory.createSchema()
                    .addType(Schema.SchemaType.STRING)
                    .examples(List.of("zh-CN,zh;q=0.9,en;q=0.8"))));
  }

  static void takenBy(Operation operation) {
    operation.addParameter(OASFactory.createParameter().ref(NAME));
  }
}
