package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of POST restore as the contract has it: the schema clients see. It is read field by
 * field in {@link RestoreParamReader}, so that all faults come out at once; a test holds the two
 * together.
 */
@Schema(
    name = "RestoreParam",
    description =
        "What to restore, to which moment, and where. Unknown fields are ignored, null means not given.",
    requiredProperties = {"data_backup_uri", "restore_tenant_name", "zone_list"})
public record RestoreParam(
    @JsonProperty("data_backup_uri")
        @Schema(
            description =
                "The place of the data backup: file://, oss://, cos://, s3://, azblob:// or hdfs://.",
            pattern = PLACE,
            maxLength = 2047,
            examples = "file:///data/backup/data")
        String dataBackupUri,
    @JsonProperty("archive_log_uri")
        @Schema(
            description = "The place of the archived logs; by default the data backup's.",
            pattern = "^$|" + PLACE,
            maxLength = 2047,
            nullable = true,
            examples = "file:///data/backup/clog")
        @Nullable String archiveLogUri,
    @JsonProperty("restore_tenant_name")
        @Schema(
            description = "The tenant to make. Must not exist.",
            pattern = "^[a-zA-Z0-9\\-_~#+]+$",
            maxLength = 63,
            examples = "new_tenant")
        String restoreTenantName,
    @JsonProperty("time_stamp")
        @Schema(
            description =
                "The moment to restore to, inclusive, RFC 3339 with up to nine digits of a second. Also accepted as"
                    + " timestamp. By default the latest possible.",
            format = "date-time",
            nullable = true)
        @Nullable String timeStamp,
    @JsonProperty("timestamp")
        @Schema(
            description = "Another spelling of time_stamp.",
            format = "date-time",
            nullable = true)
        @Nullable String timestamp,
    @JsonProperty("scn")
        @Schema(
            description =
                "The SCN to restore to, inclusive: nanoseconds since 1970. 0 means not given.",
            minimum = "0",
            nullable = true)
        @Nullable Long scn,
    @JsonProperty("ha_high_thread_score")
        @Schema(
            description = "Threads for high-priority HA tasks while restoring.",
            minimum = "0",
            maximum = "100",
            defaultValue = "10",
            nullable = true)
        @Nullable Integer haHighThreadScore,
    @JsonProperty("zone_list")
        @Schema(description = "What the tenant gets in each zone.", minItems = 1, maxItems = 1_000)
        List<ZoneParam> zoneList,
    @JsonProperty("primary_zone")
        @Schema(
            description =
                "Where the leaders go: RANDOM, or zones with ; between priorities and , inside one.",
            defaultValue = "RANDOM",
            nullable = true)
        @Nullable String primaryZone,
    @JsonProperty("concurrency")
        @Schema(
            description = "Threads of the data restore; by default OceanBase's own choice.",
            minimum = "1",
            maximum = "100",
            nullable = true)
        @Nullable Integer concurrency,
    @JsonProperty("decryption")
        @Schema(
            description = "All passwords of the backup sets.",
            type = SchemaType.ARRAY,
            implementation = String.class,
            nullable = true)
        @Nullable List<String> decryption,
    @JsonProperty("full_backup_decryption")
        @Schema(
            description =
                "A further password, as the Go SDK sends it, or several; an empty one means not given.",
            nullable = true)
        @Nullable List<String> fullBackupDecryption,
    @JsonProperty("inc_backup_decryption")
        @Schema(
            description =
                "A further password, as the Go SDK sends it, or several; an empty one means not given.",
            nullable = true)
        @Nullable List<String> incBackupDecryption,
    @JsonProperty("kms_encrypt_info")
        @Schema(description = "Key management of encrypted data.", nullable = true)
        @Nullable String kmsEncryptInfo,
    @JsonProperty("keep_standby")
        @Schema(
            description =
                "The tenant stays a standby that follows the archived log; POST tenant/{name}/activate opens it later.",
            defaultValue = "false",
            nullable = true)
        @Nullable Boolean keepStandby,
    @JsonProperty("method")
        @Schema(
            description = "full or quick, in any case; OceanBase has the choice from 4.3.3 on.",
            nullable = true)
        @Nullable String method,
    @JsonProperty("description")
        @Schema(
            description = "Your own words, shown in answers, never sent to OceanBase.",
            maxLength = 1000,
            nullable = true)
        @Nullable String description) {

  private static final String PLACE = "^(file|oss|cos|s3|azblob|hdfs)://[^,]+$";

  /** What OceanBase's option string can hold. */
  private static final String OPTION = "^[!-%'-+\\-.-:<>?A-~]+$";

  /** An entry of {@code zone_list}. */
  @Schema(
      name = "ZoneParam",
      description = "What the tenant gets in one zone.",
      requiredProperties = {"name", "unit_config_name", "unit_num"})
  public record ZoneParam(
      @JsonProperty("name")
          @Schema(
              description = "A zone of the cluster.",
              pattern = OPTION,
              maxLength = 128,
              examples = "zone1")
          String name,
      @JsonProperty("replica_type")
          @Schema(
              description = "FULL or READONLY, in any case.",
              defaultValue = "FULL",
              nullable = true)
          @Nullable String replicaType,
      @JsonProperty("unit_config_name")
          @Schema(
              description = "An existing unit config.",
              pattern = OPTION,
              maxLength = 128,
              examples = "s1")
          String unitConfigName,
      @JsonProperty("unit_num")
          @Schema(
              description = "Units in this zone, at most its servers, the same in every zone.",
              minimum = "1",
              examples = "1")
          int unitNum) {}
}
