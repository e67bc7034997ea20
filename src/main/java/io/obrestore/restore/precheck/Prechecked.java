package io.obrestore.restore.precheck;

import io.obrestore.restore.Windows.Window;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a restore that was not begun.
 *
 * @param findings the worst first
 * @param servers of the wanted zones
 * @param windows the moments the backup can be restored to; empty where that is not known
 * @param estimate where history allows one
 * @param plan the statements that would be sent, if nothing is against it
 */
public record Prechecked(
    List<Finding> findings,
    List<ServerRoom> servers,
    List<Window> windows,
    Optional<Estimate> estimate,
    List<PlannedStatement> plan) {

  public Prechecked {
    findings = findings.stream().sorted(Finding.WORST_FIRST).toList();
    servers = List.copyOf(servers);
    windows = List.copyOf(windows);
    plan = List.copyOf(plan);
  }

  /** Of a request that is none: the cluster was not asked. */
  public static Prechecked refused(List<Finding> findings) {
    return new Prechecked(findings, List.of(), List.of(), Optional.empty(), List.of());
  }

  /** Whether nothing is known that stands against it. */
  public boolean passed() {
    return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.ERROR);
  }
}
