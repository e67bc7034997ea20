package io.obrestore.process;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request to restore.
 *
 * @param more further fields as JSON, each with a comma before it
 */
record RestoreBody(String tenant, String data, List<String> zones, String more) {
  /** 2024-10-12T06:30:00Z: inside a window of every sample backup, so that windows are read. */
  private static final String POINT = ", \"scn\": 1728714600000000000";

  static RestoreBody of(String tenant) {
    return from(tenant, "file:///data/backup/data");
  }

  static RestoreBody from(String tenant, String data) {
    return new RestoreBody(tenant, data, List.of("zone1"), POINT);
  }

  RestoreBody with(String fields) {
    return new RestoreBody(tenant, data, zones, more + ", " + fields);
  }

  String json() {
    String archive = data.equals("file:///data/backup/data") ? "file:///data/backup/clog" : data;
    return """
        {"restore_tenant_name": "%s", "data_backup_uri": "%s", "archive_log_uri": "%s", "zone_list": [%s]%s}"""
        .formatted(
            tenant,
            data,
            archive,
            zones.stream()
                .map(
                    zone ->
                        "{\"name\": \"%s\", \"unit_config_name\": \"s1\", \"unit_num\": 1}"
                            .formatted(zone))
                .collect(Collectors.joining(", ")),
            more);
  }
}
