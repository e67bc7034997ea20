package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Pace;
import java.time.Instant;

/**
 * What does not change of a restore job.
 *
 * @param locality of the tenant to be
 * @param description '' when none was given
 * @param started when RESTORE came
 */
record JobFacts(
    long jobId,
    String tenant,
    RestoreSource source,
    RestoreOptions options,
    String locality,
    String description,
    Instant started,
    Outcome outcome,
    Pace pace) {

  SampleBackup.Size size() {
    return source.backup().size();
  }

  /** What the kernel calls the type of a restore. */
  String type() {
    return options.quick() ? "QUICK" : "FULL";
  }

  /** As comments hold it. */
  String traceId() {
    return "YB420A0A0A0B-%016X-0-0".formatted(jobId);
  }
}
