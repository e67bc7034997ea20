package io.obrestore.api.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of POST secret/rotation, as documented; it is read field by field. */
@Schema(name = "RotationParam", description = "How the key for encrypted headers is changed.")
record RotationParam(
    @JsonProperty("grace_seconds")
        @Schema(
            description =
                "How long the old key goes on opening headers after the new one is published. With 0 it is worth"
                    + " nothing at once: for a key that somebody else may have.",
            minimum = "0",
            maximum = "604800",
            defaultValue = "3600",
            nullable = true,
            examples = "3600")
        @Nullable Integer graceSeconds) {}
