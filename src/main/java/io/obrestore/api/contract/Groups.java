package io.obrestore.api.contract;

import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** The groups of operations, in the order in which a newcomer needs them. */
final class Groups {
  private static final List<String> ORDER = List.of("restore", "task", "agent");

  private Groups() {}

  static void sort(OpenAPI document) {
    document.setTags(
        document.getTags().stream().sorted(Comparator.comparing(Groups::place)).toList());
  }

  private static int place(Tag tag) {
    int place = ORDER.indexOf(tag.getName());
    return place < 0 ? ORDER.size() : place;
  }
}
