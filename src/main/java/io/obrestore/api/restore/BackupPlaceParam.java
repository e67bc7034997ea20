package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of windows and source-tenant-info, as documented; it is read field by field. */
@Schema(name = "BackupPlaceParam", description = "Where a backup is.")
record BackupPlaceParam(
    @JsonProperty("data_backup_uri")
        @Schema(
            description = "The place of the data backup.",
            required = true,
            maxLength = 2047,
            examples = "file:///data/backup/data")
        String dataBackupUri,
    @JsonProperty("archive_log_uri")
        @Schema(
            description = "The place of the archived logs; by default the data backup's.",
            maxLength = 2047,
            nullable = true,
            examples = "file:///data/backup/clog")
        @Nullable String archiveLogUri) {}
