package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Agenda;
import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Tenant;
import io.obrestore.simulator.kernel.KernelErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The restore jobs of the embedded OceanBase. */
public final class RestoreJobs {
  private static final int RECEIVED_KEPT = 1_000;

  private final Catalog catalog;
  private final Agenda agenda;
  private final InstantSource clock;
  private final KernelErrors errors;
  private final Pace pace;
  private final SampleBackups backups;
  private final List<ReceivedRestore> received = new CopyOnWriteArrayList<>();
  // Only touched inside of transactions.
  private final List<JobLife> running = new ArrayList<>();
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private Instant nextTurn = Instant.MIN;

  private RestoreJobs(
      Catalog catalog, Agenda agenda, InstantSource clock, KernelErrors errors, Pace pace) {
    this.catalog = catalog;
    this.agenda = agenda;
    this.clock = clock;
    this.errors = errors;
    this.pace = pace;
    this.backups = StandardBackups.of(catalog.clusterVersion());
  }

  /** With the sample backups, those of this cluster listed in its views. */
  public static RestoreJobs create(
      Catalog catalog, Agenda agenda, InstantSource clock, KernelErrors errors, Pace pace) {
    RestoreJobs jobs = new RestoreJobs(catalog, agenda, clock, errors, pace);
    catalog
        .database()
        .transaction(
            sql -> {
              BackupRows.insert(sql, jobs.backups);
              return jobs;
            });
    return jobs;
  }

  /** The places backups can be read from; more can be added. */
  public SampleBackups backups() {
    return backups;
  }

  /** The last RESTOREs that were taken on, in order: all of them, but for a run of hours. */
  public List<ReceivedRestore> received() {
    return List.copyOf(received);
  }

  /** What a backup has for the first attempts of a tenant's name comes again. */
  public void forgetAttempts() {
    attempts.clear();
  }

  /**
   * Checks a RESTORE in the kernel's order and writes its job; a job that takes no time ends in the
   * same transaction. Throws KernelException when it is refused.
   *
   * @return JOB_ID
   */
  public long begin(Sql sql, RestoreCall call) {
    RestoreOptions options = new OptionParser(errors).parse(call.options());
    String text = call.uri() == null ? "" : call.uri();
    RestoreSource source =
        new SourceCheck(backups, errors, catalog.clusterVersion())
            .check(BackupUris.parse(text, errors), call.until(), call.passwords());
    String locality = new TargetCheck(errors).check(sql, call.tenant(), options);
    running.removeIf(JobLife::over);
    if (running.stream().anyMatch(job -> job.facts().tenant().equalsIgnoreCase(call.tenant()))) {
      throw errors.raise("OB_RESTORE_IN_PROGRESS");
    }
    JobFacts facts = facts(call, options, source, locality);
    if (received.size() == RECEIVED_KEPT) {
      received.remove(0);
    }
    received.add(received(call, facts));
    start(sql, facts);
    return facts.jobId();
  }

  private JobFacts facts(
      RestoreCall call, RestoreOptions options, RestoreSource source, String locality) {
    SampleBackup backup = source.backup();
    int attempt = attempts.merge(backup.dataUri() + " " + call.tenant(), 1, Integer::sum);
    Pace own = backup.pace();
    return new JobFacts(
        catalog.ids().nextJob(),
        call.tenant(),
        source,
        options,
        locality,
        call.description() == null ? "" : call.description(),
        clock.instant(),
        backup.outcome(attempt),
        own == null ? pace : own);
  }

  private static ReceivedRestore received(RestoreCall call, JobFacts facts) {
    return new ReceivedRestore(
        facts.jobId(),
        call.tenant(),
        facts.source().dataUri(),
        facts.source().archiveUris(),
        facts.options(),
        facts.source().scn(),
        call.description(),
        call.passwords().size(),
        call.kmsInfo() != null,
        call.keyUri());
  }

  /** Tenants of restore jobs are made one by one. */
  private void start(Sql sql, JobFacts facts) {
    JobLife job = new JobLife(facts, catalog, agenda, clock, errors);
    running.add(job);
    Instant now = clock.instant();
    nextTurn = job.start(sql, nextTurn.isAfter(now) ? nextTurn : now);
    agenda.runDue(sql);
  }

  /** How a job stands, looked at as RESTORE does while it waits. */
  public JobState state(Sql sql, long jobId, String tenant) {
    boolean made =
        Tenant.find(sql, tenant)
            .flatMap(user -> Tenant.find(sql, user.id() - 1))
            .filter(meta -> "NORMAL".equals(meta.status()))
            .isPresent();
    if (made) {
      return new JobState.TenantMade();
    }
    return sql.<JobState>first(
            "SELECT status, `comment` FROM oceanbase.cdb_ob_restore_history"
                + " WHERE tenant_id = 1 AND job_id = ?",
            row ->
                "FAIL".equals(row.getString(1))
                    ? new JobState.Failed(row.getString(2))
                    : new JobState.TenantMade(),
            jobId)
        .orElseGet(JobState.UnderWay::new);
  }

  /** A tenant goes, and with it what it keeps of its restore. Its job fails a moment later. */
  public void tenantDropped(Sql sql, long tenantId) {
    JobRows.tenantDropped(sql, tenantId);
    running.removeIf(JobLife::over);
    running.stream().filter(job -> job.tenantId() == tenantId).forEach(JobLife::tenantDropped);
    agenda.runDue(sql);
  }
}
