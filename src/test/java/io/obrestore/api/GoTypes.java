package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * The types that OceanBase's SDK for Go reads answers into: a value of another type fails the whole
 * call there, a missing one and null are nothing.
 */
final class GoTypes {
  private static final String STATUS = " state:text operator:text start_time:time end_time:time";

  private static final Map<String, String> OF =
      Map.of(
          "envelope",
          "successful:truth timestamp:time duration:number status:number traceId:text error:error",
          "error",
          "code:number message:text subErrors:list",
          "dag",
          "id:text dag_id:number name:text stage:number max_stage:number additional_data:object nodes:node*"
              + STATUS,
          "node",
          "id:text node_id:number name:text additional_data:object sub_tasks:task*" + STATUS,
          "task",
          "id:text task_id:number name:text additional_data:object execute_times:number"
              + " execute_agent:agent task_logs:text*"
              + STATUS,
          "agent",
          "ip:text port:number zone:text identity:text version:text pid:number state:number"
              + " startAt:number homePath:text supportedAuth:text* obState:number"
              + " underMaintenance:truth agent:agent",
          "overview",
          "tenant_id:number job_id:number restore_tenant_name:text restore_tenant_id:number"
              + " backup_tenant_name:text backup_tenant_id:number backup_cluster_name:text"
              + " backup_dest:text restore_option:text restore_scn:number restore_scn_display:text"
              + " status:text start_timestamp:text backup_set_list:text backup_piece_list:text"
              + " tablet_count:number total_bytes:number description:text"
              + " finish_tablet_count:number finish_bytes:number finish_bytes_display:text"
              + " total_bytes_display:text recover_scn:number recover_scn_display:text"
              + " recover_progress:text restore_progress:text backup_cluster_version:number"
              + " ls_count:number finish_ls_count:number comment:text finish_timestamp:text",
          "cluster",
          "agent_info:agent* obcluster_info:obcluster",
          "obcluster",
          "id:number name:text version:text topology:object",
          "git",
          "branch:text commitId:text shortCommitId:text commitTime:text");

  private GoTypes() {}

  /** Fails where the SDK would fail to read it. */
  static void assertReadable(String type, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (type.endsWith("*")) {
      assertThat(value.isArray()).as("%s: %s", type, value).isTrue();
      value.forEach(each -> assertReadable(type.substring(0, type.length() - 1), each));
    } else if (OF.containsKey(type)) {
      for (String field : OF.getOrDefault(type, "").split(" ", -1)) {
        String[] nameAndType = field.split(":", 2);
        assertReadable(nameAndType[1], value.path(nameAndType[0]));
      }
    } else {
      assertThat(isOf(type, value)).as("%s: %s", type, value).isTrue();
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "text" -> value.isTextual();
      case "number" -> value.isIntegralNumber() && value.canConvertToLong();
      case "truth" -> value.isBoolean();
      case "object" -> value.isObject();
      case "list" -> value.isArray();
      // throws where it is none of RFC 3339
      case "time" -> OffsetDateTime.parse(value.textValue()).getYear() > 0;
      default -> throw new IllegalArgumentException(type);
    };
  }
}
