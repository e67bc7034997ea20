package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of restore jobs. */
@Schema(name = "RestoreTaskPage", description = "A page of restore jobs.")
public record RestoreTaskPage(
    @JsonProperty("contents") List<RestoreTask> contents,
    @JsonProperty("page") Page page,
    @JsonProperty("draining")
        @Schema(
            description = "Whether the service is drained: it starts nothing new.",
            examples = "false")
        boolean draining) {
  public RestoreTaskPage {
    contents = List.copyOf(contents);
  }

  /** Which page of how many. */
  @Schema(name = "Page", description = "Which page of how many.")
  public record Page(
      @JsonProperty("number") @Schema(description = "From 1.", examples = "1") int number,
      @JsonProperty("size") @Schema(examples = "10") int size,
      @JsonProperty("total_elements") @Schema(examples = "42") long totalElements,
      @JsonProperty("total_pages") @Schema(examples = "5") long totalPages) {}
}
