package io.obrestore.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of POST on a dag, as documented; it is read field by field.
 *
 * @param operator in any case of letters
 */
@Schema(name = "DagOperatorParam", description = "What is to become of a task.")
record DagOperatorParam(
    @JsonProperty("operator")
        @Schema(
            description = "In any case of letters.",
            required = true,
            enumeration = {"RETRY", "ROLLBACK", "CANCEL", "PASS"},
            examples = "RETRY")
        String operator) {}
