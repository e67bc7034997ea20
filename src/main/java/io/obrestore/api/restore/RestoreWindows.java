package io.obrestore.api.restore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The moments a backup can be restored to. */
@Schema(name = "RestoreWindows", description = "The moments a backup can be restored to.")
public record RestoreWindows(
    @JsonProperty("restore_windows") @Schema(description = "In order, none touching another.")
        List<RestoreWindow> windows) {
  public RestoreWindows {
    windows = List.copyOf(windows);
  }

  /** A span, both ends included. */
  @Schema(name = "RestoreWindow", description = "A span of time, both ends included.")
  public record RestoreWindow(
      @JsonProperty("start_time")
          @Schema(
              format = "date-time",
              description = "RFC 3339, in microseconds.",
              examples = "2024-10-12T18:00:00+08:00")
          String startTime,
      @JsonProperty("end_time")
          @Schema(
              format = "date-time",
              description = "RFC 3339, in microseconds.",
              examples = "2024-10-12T20:00:00+08:00")
          String endTime) {}
}
