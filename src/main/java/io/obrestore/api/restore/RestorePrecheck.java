package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.obrestore.api.restore.RestoreWindows.RestoreWindow;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known about a restore that was not begun. */
@Schema(name = "RestorePrecheck", description = "What is known about a restore that was not begun.")
public record RestorePrecheck(
    @JsonProperty("passed")
        @Schema(description = "Whether nothing is known that stands against it.")
        boolean passed,
    @JsonProperty("findings") @Schema(description = "The worst first.") List<FindingShown> findings,
    @JsonProperty("servers")
        @Schema(description = "What the servers of the wanted zones have free.")
        List<ServerShown> servers,
    @JsonProperty("restore_windows")
        @Schema(
            description =
                "The moments the backup can be restored to; empty where that is not known.")
        List<RestoreWindow> windows,
    @JsonProperty("estimate")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description =
                "By restores of the same backup that succeeded before; absent without any.")
        @Nullable EstimateShown estimate,
    @JsonProperty("plan")
        @Schema(
            description =
                "The statements that would be sent, in order, without secrets; empty while something stands against it.")
        List<StatementShown> plan) {

  /** One thing that is known. */
  @Schema(
      name = "RestoreFinding",
      description = "One thing that is known about a restore.",
      requiredProperties = {"level", "code", "field", "message"})
  public record FindingShown(
      @JsonProperty("level")
          @Schema(
              description =
                  "ERROR: it would be refused or fail; WARNING: it may fail or surprise; INFO: good to know.",
              enumeration = {"ERROR", "WARNING", "INFO"},
              examples = "ERROR")
          String level,
      @JsonProperty("code")
          @Schema(
              description = "The error code; empty where there is none.",
              examples = "OB.Zone.NotExist")
          String code,
      @JsonProperty("field")
          @Schema(
              description = "The field of the request; empty for the whole.",
              examples = "zone_list[0].name")
          String field,
      @JsonProperty("message") @Schema(examples = "The zone 'zone9' does not exist")
          String message) {}

  /** What a server has free. */
  @Schema(
      name = "ServerRoom",
      description = "What a server has free.",
      requiredProperties = {
        "zone",
        "server",
        "unit_config_name",
        "cpu_free",
        "memory_free",
        "log_disk_free",
        "fits"
      })
  public record ServerShown(
      @JsonProperty("zone") @Schema(examples = "zone1") String zone,
      @JsonProperty("server") @Schema(examples = "10.0.1.1:2882") String server,
      @JsonProperty("unit_config_name")
          @Schema(description = "The config that is wanted there.", examples = "s1")
          String unitConfig,
      @JsonProperty("cpu_free") @Schema(description = "CPUs.", examples = "62") double cpuFree,
      @JsonProperty("memory_free") @Schema(description = "Bytes.", examples = "270582939648")
          long memoryFree,
      @JsonProperty("log_disk_free") @Schema(description = "Bytes.", examples = "1099511627776")
          long logDiskFree,
      @JsonProperty("fits") @Schema(description = "Whether a unit of that config fits in now.")
          boolean fits) {}

  /** How long it may take. */
  @Schema(
      name = "RestoreEstimate",
      description = "How long it may take.",
      requiredProperties = {"bytes", "seconds", "jobs"})
  public record EstimateShown(
      @JsonProperty("bytes") @Schema(examples = "1073741824") long bytes,
      @JsonProperty("seconds") @Schema(examples = "40") long seconds,
      @JsonProperty("jobs")
          @Schema(description = "How many restores the rate is taken from.", examples = "3")
          int jobs) {}

  /** A statement that would be sent. */
  @Schema(
      name = "PlannedStatement",
      description = "A statement that would be sent.",
      requiredProperties = {"stage", "statement"})
  public record StatementShown(
      @JsonProperty("stage") @Schema(examples = "Start restore") String stage,
      @JsonProperty("statement")
          @Schema(
              description = "Without secrets; 0 stands for the number of a dag that is not there.",
              examples =
                  "CREATE RESOURCE POOL `obr_abcd1234_0_1_1` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')")
          String statement) {}
}
