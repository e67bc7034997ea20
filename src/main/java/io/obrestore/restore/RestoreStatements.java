package io.obrestore.restore;

import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.LocalityEntry;
import io.obrestore.oceanbase.statement.OptionProblem;
import io.obrestore.oceanbase.statement.RestoreOptions;
import io.obrestore.oceanbase.statement.RestoreStatement;
import io.obrestore.oceanbase.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** From a request to OceanBase's own statement. */
public final class RestoreStatements {
  private RestoreStatements() {}

  /** The resource pool of the zone entry at that index. */
  public static AdministrationStatement pool(RestoreRequest request, Attempt attempt, int index) {
    ZoneEntry zone = request.zones().get(index);
    return Statements.createPool(
        attempt.pool(index), zone.unitConfig(), zone.unitNum(), zone.zone());
  }

  /** What the session of RESTORE is told before it: passwords and KMS info, where there are any. */
  public static List<AdministrationStatement> secrets(RestoreRequest request) {
    var statements = new ArrayList<AdministrationStatement>();
    var passwords = request.secrets().decryption().stream().map(Secret::new).toList();
    if (!passwords.isEmpty()) {
      statements.add(Statements.setDecryption(passwords));
    }
    String kms = request.secrets().kmsEncryptInfo();
    if (kms != null) {
      statements.add(Statements.setKms(new Secret(kms)));
    }
    return statements;
  }

  /** ALTER SYSTEM RESTORE of a request, under the mark and the pools of an attempt. */
  public static AdministrationStatement of(RestoreRequest request, Attempt attempt) {
    var secrets = request.secrets();
    return Statements.restore(
        new RestoreStatement(
            request.tenantName(),
            secrets.dataBackupUri(),
            List.of(secrets.archiveLogUri()),
            request.point().scn().orElse(null),
            options(request, attempt),
            attempt.mark()));
  }

  /** What of the option string OceanBase would refuse, with names of any length a dag can give. */
  public static List<OptionProblem> problems(RestoreRequest request, String storeId) {
    return options(request, Attempt.longest(storeId)).check();
  }

  private static RestoreOptions options(RestoreRequest request, Attempt attempt) {
    return new RestoreOptions(
        IntStream.range(0, request.zones().size()).mapToObj(attempt::pool).toList(),
        request.zones().stream()
            .map(zone -> new LocalityEntry(zone.replicaType(), zone.zone()))
            .toList(),
        request.primaryZone().text(),
        request.concurrency(),
        request.secrets().kmsEncryptInfo() != null,
        request.manner().method());
  }
}
