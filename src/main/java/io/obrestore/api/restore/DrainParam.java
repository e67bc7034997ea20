package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of PUT restore/drain, as documented; it is read field by field. */
@Schema(name = "DrainParam", description = "Whether the service is to be drained.")
record DrainParam(
    @JsonProperty("draining")
        @Schema(
            required = true,
            description = "Whether to start nothing new and finish what runs.",
            examples = "true")
        boolean draining) {}
