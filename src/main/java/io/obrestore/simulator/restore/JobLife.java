package io.obrestore.simulator.restore;

import io.obrestore.simulator.catalog.Agenda;
import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.catalog.Sql;
import io.obrestore.simulator.catalog.Tenants;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A restore job on its way: each method from {@link #create} on is a move of the kernel's restore
 * scheduler, one transaction each, entered into the agenda for its time. Only touched inside of
 * transactions.
 */
final class JobLife {
  private static final String SCORE = "ha_high_thread_score";

  private final JobFacts facts;
  private final JobRows rows;
  private final Catalog catalog;
  private final Agenda agenda;
  private final InstantSource clock;
  private final KernelErrors errors;
  private final TenantMaker maker;

  private Instant began = Instant.MIN;
  private long tenantId;
  private boolean over;
  // What was entered before the tenant was dropped is not to happen any more.
  private int course;
  private Progress progress = Progress.unknown();

  JobLife(
      JobFacts facts, Catalog catalog, Agenda agenda, InstantSource clock, KernelErrors errors) {
    this.facts = facts;
    this.rows = new JobRows(facts);
    this.catalog = catalog;
    this.agenda = agenda;
    this.clock = clock;
    this.errors = errors;
    this.maker = new TenantMaker(catalog, errors);
  }

  JobFacts facts() {
    return facts;
  }

  /** 0 until it is made. */
  long tenantId() {
    return tenantId;
  }

  /** Whether the job's row is in the history. */
  boolean over() {
    return over;
  }

  /** Writes the job; its tenant's turn to be made comes then, and ends at what is returned. */
  Instant start(Sql sql, Instant turn) {
    rows.insertJob(sql);
    began = turn;
    enter(began.plus(pace().step(2, Duration.ofSeconds(1))), this::create);
    return began.plus(pace().step(5, Duration.ofSeconds(3)));
  }

  private void create(Sql sql) {
    try {
      if (facts.outcome() instanceof Outcome.FailsBeforeTenant fails) {
        throw errors.withMessage(fails.error(), fails.error());
      }
      boolean stuck = facts.outcome() instanceof Outcome.FailsInCreating;
      tenantId = maker.make(sql, facts, stuck ? null : "RESTORE", agenda.now());
    } catch (KernelException e) {
      jobFails(sql, rootServiceComment(e));
      return;
    }
    if (facts.outcome() instanceof Outcome.FailsInCreating fails) {
      jobFails(sql, rootServiceComment(errors.withMessage(fails.error(), fails.error())));
    } else {
      enter(began.plus(pace().step(5, Duration.ofSeconds(3))), this::ready);
    }
  }

  /** The meta tenant works: RESTORE's wait ends, the tenant's own restore begins. */
  private void ready(Sql sql) {
    Tenants tenants = catalog.tenants();
    tenants.status(sql, tenantId - 1, "NORMAL", agenda.now());
    tenants.status(sql, tenantId, "RESTORE", agenda.now());
    rows.tenantMade(sql, tenantId);
    rows.status(sql, JobRows.SYS, "WAIT_TENANT_RESTORE_FINISH");
    rows.insertTenant(sql, tenantId);
    if (catalog.parameters().number(sql, SCORE, tenantId) == 0) {
      int wanted = facts.options().concurrency();
      long score = wanted > 0 ? wanted : TenantMaker.cpus(sql, tenantId);
      catalog.parameters().set(sql, SCORE, Long.toString(score), tenantId);
    }
    enter(totalsKnown(), this::count);
    if (facts.outcome() instanceof Outcome.FailsInRestoring fails) {
      enter(atPercent(50), later -> tenantFails(later, fails.comment()));
    } else {
      enter(atPercent(45), later -> quick(later, "PHYSICAL_RESTORE_WAIT_QUICK_RESTORE_FINISH"));
      enter(atPercent(50), later -> quick(later, "RESTORING"));
      enter(beforeEnd(8), this::restored);
    }
  }

  private void quick(Sql sql, String status) {
    rows.status(sql, tenantId, status);
  }

  /** By the clock itself: what was missed is not counted again. */
  private void count(Sql sql) {
    double fraction = fraction(clock.instant());
    progress = Progress.at(facts, fraction);
    rows.update(sql, tenantId, progress);
    Duration interval = pace().part(1, Duration.ofSeconds(5));
    if (fraction < 1 && !interval.isZero()) {
      enter(clock.instant().plus(interval), this::count);
    }
  }

  private double fraction(Instant now) {
    Duration whole = Duration.between(totalsKnown(), beforeEnd(8));
    Duration passed = Duration.between(totalsKnown(), now);
    return whole.isZero() ? 0 : Math.min(1, (double) passed.toMillis() / whole.toMillis());
  }

  private void restored(Sql sql) {
    progress = Progress.done(facts);
    rows.update(sql, tenantId, progress);
    rows.status(sql, tenantId, "RESTORE_SUCCESS");
    course++;
    enter(beforeEnd(5), this::tenantMoves);
  }

  private void tenantMoves(Sql sql) {
    endOfTenantRow(sql, true, "");
    enter(beforeEnd(3), this::open);
  }

  private void endOfTenantRow(Sql sql, boolean success, String comment) {
    catalog.parameters().set(sql, SCORE, "0", tenantId);
    rows.move(sql, tenantId, tenantId, success, comment, progress, agenda.now());
  }

  /** The tenant becomes a standby that can be activated. */
  private void open(Sql sql) {
    Tenants tenants = catalog.tenants();
    Instant now = agenda.now();
    tenants.status(sql, tenantId, "NORMAL", now);
    tenants.role(sql, tenantId, "STANDBY", now);
    tenants.recoverUntil(sql, tenantId, facts.source().scn(), now);
    tenants.replayed(sql, tenantId, facts.source().scn(), now);
    rows.status(sql, JobRows.SYS, "RESTORE_SUCCESS");
    enter(began.plus(pace().whole()), later -> jobMoves(later, true, "", progress));
  }

  private void tenantFails(Sql sql, String comment) {
    // Where nothing takes time there was no count on the way: half is what is left.
    progress = Progress.at(facts, pace().whole().isZero() ? 0.5 : fraction(agenda.now()));
    rows.update(sql, tenantId, progress);
    rows.status(sql, tenantId, "RESTORE_FAIL");
    course++;
    enter(
        soon(),
        moved -> {
          endOfTenantRow(moved, false, comment);
          enter(soon(), later -> jobFails(later, comment));
        });
  }

  private void jobFails(Sql sql, String comment) {
    rows.status(sql, JobRows.SYS, "RESTORE_FAIL");
    Progress counts = progress;
    enter(soon(), later -> jobMoves(later, false, comment, counts));
  }

  private void jobMoves(Sql sql, boolean success, String comment, Progress counts) {
    rows.move(sql, JobRows.SYS, tenantId, success, comment, counts, agenda.now());
    over = true;
  }

  /** The scheduler notices, a moment later, that the tenant was dropped. */
  void tenantDropped() {
    course++;
    progress = Progress.unknown();
    String comment = rootServiceComment(errors.raise("OB_TENANT_NOT_EXIST", facts.tenant()));
    enter(soon(), sql -> jobFails(sql, comment));
  }

  private String rootServiceComment(KernelException refusal) {
    return "ROOTSERVICE : %s(-%d) on %s with traceid %s"
        .formatted(
            refusal.error().name(),
            refusal.error().obCode(),
            Catalog.rootServer(),
            facts.traceId());
  }

  private void enter(Instant due, Consumer<Sql> move) {
    int entered = course;
    agenda.enter(
        due,
        sql -> {
          if (entered == course) {
            move.accept(sql);
          }
        });
  }

  private Pace pace() {
    return facts.pace();
  }

  private Instant totalsKnown() {
    return began.plus(pace().step(10, Duration.ofSeconds(6)));
  }

  private Instant atPercent(int percent) {
    return began.plus(pace().part(percent, pace().whole()));
  }

  /** The last hundredths, at most as many seconds. */
  private Instant beforeEnd(int percent) {
    return began.plus(pace().whole()).minus(pace().part(percent, Duration.ofSeconds(percent)));
  }

  private Instant soon() {
    return agenda.now().plus(pace().step(3, Duration.ofSeconds(2)));
  }
}
