package io.obrestore.api.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Passwords that come as a list or as a single one: an annotation can name one type only. */
final class Passwords {
  private static final String PARAM = "RestoreParam";
  private static final List<String> FIELDS =
      List.of("full_backup_decryption", "inc_backup_decryption");

  private Passwords() {}

  static void widen(Components components) {
    Map<String, Schema> fields =
        Objects.requireNonNull(components.getSchemas().get(PARAM)).getProperties();
    for (String name : FIELDS) {
      Objects.requireNonNull(fields.get(name))
          .type(List.of(SchemaType.STRING, SchemaType.ARRAY, SchemaType.NULL));
    }
  }
}
