package io.obrestore.api.restore;

import io.obrestore.api.edge.JsonBody;
import io.obrestore.api.edge.JsonFields;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.restore.source.BackupPlace;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.PlaceRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the JSON of a place to a sound one, or all its faults at once. */
final class BackupPlaceReader {
  private BackupPlaceReader() {}

  static BackupPlace read(byte[] body) {
    List<FieldFault> faults = new ArrayList<>();
    var fields = new JsonFields(JsonBody.object(body), faults);
    String data = fields.text("data_backup_uri");
    String log = fields.text("archive_log_uri");
    List<String> unreadable = faults.stream().map(FieldFault::field).toList();
    PlaceRules.check(data, log).stream()
        .filter(fault -> !unreadable.contains(fault.field()))
        .map(BackupPlaceReader::shown)
        .forEach(faults::add);
    if (data == null || !faults.isEmpty()) {
      throw Problem.of(faults).asException();
    }
    return new BackupPlace(data, orElse(log, data));
  }

  private static FieldFault shown(Fault fault) {
    return FieldFault.of(fault);
  }

  private static String orElse(@Nullable String log, String data) {
    return log == null || log.isEmpty() ? data : log;
  }
}
