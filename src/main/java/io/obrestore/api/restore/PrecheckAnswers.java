package io.obrestore.api.restore;

import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.api.restore.RestorePrecheck.EstimateShown;
import io.obrestore.api.restore.RestorePrecheck.FindingShown;
import io.obrestore.api.restore.RestorePrecheck.ServerShown;
import io.obrestore.api.restore.RestorePrecheck.StatementShown;
import io.obrestore.restore.message.Language;
import io.obrestore.restore.precheck.Estimate;
import io.obrestore.restore.precheck.Finding;
import io.obrestore.restore.precheck.Prechecked;
import io.obrestore.restore.precheck.ServerRoom;
import java.util.List;

/** From what is known about a restore to what clients see of it. */
public final class PrecheckAnswers {
  private final WindowAnswers windows;

  /**
   * @param windows shows windows
   */
  public PrecheckAnswers(WindowAnswers windows) {
    this.windows = windows;
  }

  RestorePrecheck of(Prechecked known, Language language) {
    return new RestorePrecheck(
        known.passed(),
        known.findings().stream().map(finding -> shown(finding, language)).toList(),
        known.servers().stream().map(PrecheckAnswers::shown).toList(),
        windows.all(known.windows()),
        known.estimate().map(PrecheckAnswers::shown).orElse(null),
        known.plan().stream()
            .map(planned -> new StatementShown(planned.stage(), planned.sql()))
            .toList());
  }

  /** Of a body that breaks the rules of a request: nobody was asked. */
  RestorePrecheck of(List<FieldFault> faults, Language language) {
    return of(
        Prechecked.refused(
            faults.stream()
                .map(
                    fault ->
                        new Finding(
                            Finding.Level.ERROR, fault.errCode(), fault.field(), fault.text()))
                .toList()),
        language);
  }

  private static FindingShown shown(Finding finding, Language language) {
    return new FindingShown(
        finding.level().name(), finding.code(), finding.field(), finding.text().in(language));
  }

  private static ServerShown shown(ServerRoom room) {
    return new ServerShown(
        room.zone(),
        room.server(),
        room.unitConfig(),
        room.cpuFree(),
        room.memoryFree(),
        room.logDiskFree(),
        room.fits());
  }

  private static EstimateShown shown(Estimate estimate) {
    return new EstimateShown(estimate.bytes(), estimate.time().toSeconds(), estimate.jobs());
  }
}
