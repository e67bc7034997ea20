package io.obrestore.api.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of POST on a node, as documented; it is read field by field.
 *
 * @param operator in any case of letters
 */
@Schema(name = "NodeOperatorParam", description = "What is to become of a node.")
record NodeOperatorParam(
    @JsonProperty("operator")
        @Schema(
            description = "In any case of letters.",
            required = true,
            enumeration = {"PASS"},
            examples = "PASS")
        String operator) {}
