package io.obrestore.simulator.admin;

import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.restore.JobState;
import io.obrestore.simulator.restore.RestoreCall;
import io.obrestore.simulator.restore.RestoreJobs;
import io.obrestore.simulator.restore.RestorePoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** ALTER SYSTEM RESTORE: check, write the job, wait for the tenant (ob_restore_executor.cpp). */
final class RestoreExecutor {
  /** Whatever ob_query_timeout says. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int LONGEST_NAME = 128;
  private static final List<String> RESERVED = List.of("all", "all_user", "all_meta");

  private final Catalog catalog;
  private final RestoreJobs jobs;
  private final InstantSource clock;
  private final KernelErrors errors;

  RestoreExecutor(Catalog catalog, RestoreJobs jobs, InstantSource clock, KernelErrors errors) {
    this.catalog = catalog;
    this.jobs = jobs;
    this.clock = clock;
    this.errors = errors;
  }

  long restore(AdminSession session, KernelStatement.RestoreTenant restore) {
    session.timeLimit(LONGEST_WAIT);
    Instant deadline = clock.instant().plus(LONGEST_WAIT);
    checkName(restore.tenant());
    checkPoint(restore);
    RestoreCall call =
        new RestoreCall(
            restore.tenant(),
            restore.uri(),
            restore.until(),
            restore.options(),
            session.decryption(),
            session.userVariable("kms_encrypt_info"),
            restore.keyUri(),
            restore.description());
    long jobId = catalog.database().transaction(sql -> jobs.begin(sql, call));
    await(session, jobId, restore.tenant(), deadline);
    return 0;
  }

  private void checkName(String name) {
    if (name.isEmpty()) {
      throw errors.raise("OB_ERR_UNEXPECTED", "Internal error");
    }
    if (name.contains("$")) {
      throw errors.raise(
          "OB_NOT_SUPPORTED", "since 4.2.1, manually creating a tenant name containing '$' is");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw errors.raise(
          "OB_NOT_SUPPORTED",
          "since 4.2.1, using \"" + name + "\" (case insensitive) as a tenant name is");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length >= LONGEST_NAME) {
      throw errors.raise("OB_INVALID_ARGUMENT", "tenant name");
    }
  }

  private void checkPoint(KernelStatement.RestoreTenant restore) {
    if (restore.until() instanceof RestorePoint.Scn scn && scn.value() <= 1) {
      throw errors.raise("OB_INVALID_ARGUMENT", "until scn, it should be positive integer");
    }
  }

  private void await(AdminSession session, long jobId, String tenant, Instant deadline) {
    JobState state = state(jobId, tenant);
    while (state instanceof JobState.UnderWay) {
      if (!clock.instant().isBefore(deadline)) {
        throw timeout();
      }
      session.pause(POLL);
      state = state(jobId, tenant);
    }
    if (state instanceof JobState.Failed failed) {
      throw errors.raise("OB_RESTORE_TENANT_FAILED", tenant, failed.comment());
    }
  }

  private JobState state(long jobId, String tenant) {
    return catalog.database().transaction(sql -> jobs.state(sql, jobId, tenant));
  }

  private KernelException timeout() {
    return errors.raise("OB_TIMEOUT", LONGEST_WAIT.toNanos() / 1000);
  }

  /** Older versions do not have it, newer ones have other rules. */
  KernelException preview() {
    return errors.raise("OB_NOT_SUPPORTED", "restore preview");
  }
}
