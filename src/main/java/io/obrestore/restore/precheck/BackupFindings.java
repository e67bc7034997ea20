package io.obrestore.restore.precheck;

import io.obrestore.oceanbase.view.BackupSet;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.Version;
import io.obrestore.restore.Windows.Window;
import io.obrestore.restore.source.BackupContents;
import io.obrestore.restore.validation.Fault;
import io.obrestore.restore.validation.Rule;
import io.obrestore.restore.validation.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a backup says about a restore of it. Pure. */
final class BackupFindings {
  private static final String PLACE = "data_backup_uri";

  private final RestoreRequest request;
  private final BackupContents backup;
  private final Version cluster;
  private final List<Finding> findings = new ArrayList<>();

  private BackupFindings(RestoreRequest request, BackupContents backup, Version cluster) {
    this.request = request;
    this.backup = backup;
    this.cluster = cluster;
  }

  /**
   * All that is to be said.
   *
   * @param cluster the version of the cluster that is restored into
   */
  static List<Finding> of(RestoreRequest request, BackupContents backup, Version cluster) {
    var all = new BackupFindings(request, backup, cluster);
    all.point();
    all.secrets();
    all.versions();
    return List.copyOf(all.findings);
  }

  private void point() {
    List<Window> windows = backup.windows();
    var point = request.point().scn();
    if (windows.isEmpty()) {
      fault(Rule.TIME_NOT_VALID, PLACE, Remark.NOTHING_RESTORABLE.with());
    } else if (point.isPresent()
        && windows.stream().noneMatch(each -> each.contains(point.get()))) {
      fault(Rule.TIME_NOT_VALID, "scn", Why.NOT_COVERED.with(point.get().toInstant()));
    } else if (point.isEmpty()) {
      var latest = windows.get(windows.size() - 1).to();
      findings.add(Finding.info("scn", Remark.LATEST.with(latest.toInstant(), latest)));
    }
  }

  /** Of the sets that can be used: which of them OceanBase takes is its own choice. */
  private void secrets() {
    boolean passwords = usable().anyMatch(BackupSet::needsPassword);
    if (passwords && request.secrets().decryption().isEmpty()) {
      fault(Rule.ILLEGAL_ARGUMENT, "decryption", "decryption", Remark.PASSWORD_NEEDED.with());
    } else if (passwords) {
      findings.add(Finding.info("decryption", Remark.PASSWORDS_TRIED.with()));
    }
    if (usable().anyMatch(BackupSet::needsKeys) && request.secrets().kmsEncryptInfo() == null) {
      findings.add(
          Finding.warning(
              Rule.ILLEGAL_ARGUMENT.code(), "kms_encrypt_info", Remark.KEYS_NEEDED.with()));
    }
  }

  private void versions() {
    newest(BackupSet::clusterVersion)
        .filter(made -> made.compareTo(cluster) > 0)
        .ifPresent(made -> tooNew(Remark.MADE_BY_NEWER, made));
    var data = newest(BackupSet::tenantCompatible);
    data.filter(version -> version.compareTo(cluster) > 0)
        .ifPresent(version -> tooNew(Remark.DATA_NEWER, version));
    data.filter(version -> version.compareTo(cluster) < 0)
        .ifPresent(
            version -> findings.add(Finding.info(PLACE, Remark.UPGRADED.with(version, cluster))));
  }

  /** The kernel refuses it (ob_restore_util.cpp, "restore from higher cluster version"). */
  private void tooNew(Remark what, Version version) {
    fault(Rule.ILLEGAL_ARGUMENT, PLACE, PLACE, what.with(version, cluster));
  }

  private Optional<Version> newest(Function<BackupSet, String> text) {
    return usable()
        .map(text)
        .filter(version -> !version.isBlank())
        .map(Version::of)
        .max(Comparator.naturalOrder());
  }

  private Stream<BackupSet> usable() {
    return backup.sets().stream().filter(BackupSet::usable);
  }

  private void fault(Rule rule, String field, Object... arguments) {
    findings.add(Finding.of(Fault.of(rule, field, arguments)));
  }
}
