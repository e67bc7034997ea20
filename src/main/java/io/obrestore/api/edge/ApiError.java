package io.obrestore.api.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong, as clients read it.
 *
 * @param code the number SDKs branch on: 0, 1 for an undecipherable header, 10008 for unauthorized
 * @param errCode the name of the error
 * @param message for a person
 * @param subErrors one for each offending field; left out when there is none
 */
@Schema(name = "ApiError", description = "What went wrong.")
public record ApiError(
    @Schema(
            description = "0; 1: the encrypted header could not be read; 10008: unauthorized.",
            examples = "0")
        int code,
    @Schema(description = "The name of the error.", examples = "OB.Tenant.Name.Empty")
        String errCode,
    @Schema(
            description = "For a person, in English or as Accept-Language says.",
            examples = "The tenant name is empty")
        String message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "One for each offending field, at most 100.")
        List<SubError> subErrors) {

  /**
   * One offending field.
   *
   * @param tag the error's name
   * @param field its path in the request
   * @param message for a person
   */
  @Schema(name = "SubError", description = "One offending field of the request.")
  public record SubError(
      @Schema(examples = "OB.Tenant.Name.Empty") String tag,
      @Schema(examples = "restore_tenant_name") String field,
      @Schema(examples = "The tenant name is empty") String message) {}
}
