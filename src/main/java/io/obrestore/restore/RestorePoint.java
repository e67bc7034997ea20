package io.obrestore.restore;

import io.obrestore.oceanbase.Scn;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment to restore to, inclusive. OceanBase always gets it as an SCN: what it reads in a time
 * literal depends on a zone stored in the backup, which nobody outside knows.
 */
public sealed interface RestorePoint {
  /** The SCN to send; empty for the latest point there is. */
  Optional<Scn> scn();

  /** As late as the backup and its archive allow. */
  record Latest() implements RestorePoint {
    @Override
    public Optional<Scn> scn() {
      return Optional.empty();
    }
  }

  /** At an instant, exact to the nanosecond. */
  record AtTime(Instant time) implements RestorePoint {
    @Override
    public Optional<Scn> scn() {
      return Optional.of(Scn.of(time));
    }
  }

  /** At an SCN, above 1. */
  record AtScn(Scn value) implements RestorePoint {
    @Override
    public Optional<Scn> scn() {
      return Optional.of(value);
    }
  }
}
