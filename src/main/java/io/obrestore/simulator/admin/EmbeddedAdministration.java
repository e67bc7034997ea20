package io.obrestore.simulator.admin;

import io.obrestore.simulator.catalog.Agenda;
import io.obrestore.simulator.catalog.Catalog;
import io.obrestore.simulator.catalog.Database;
import io.obrestore.simulator.catalog.Pace;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.restore.RestoreJobs;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The embedded OceanBase's administration: its views with a sample cluster in them, the statements
 * that change it, and the jobs that go on behind.
 */
public final class EmbeddedAdministration implements AdminStatements {
  private final StatementParser parser;
  private final StatementRouter router;
  private final RestoreJobs jobs;
  private final Agenda agenda;
  private final Database database;
  private final @Nullable Heartbeat heartbeat;

  private EmbeddedAdministration(
      StatementParser parser,
      StatementRouter router,
      RestoreJobs jobs,
      Agenda agenda,
      Database database,
      @Nullable Heartbeat heartbeat) {
    this.database = database;
    this.parser = parser;
    this.router = router;
    this.jobs = jobs;
    this.agenda = agenda;
    this.heartbeat = heartbeat;
  }

  /**
   * Makes the views anew in schema {@code oceanbase} and starts the thread that drives jobs.
   *
   * @param connections new ones to the SQL engine behind, closed when it ends
   * @param clock the simulator's
   */
  public static EmbeddedAdministration start(
      Supplier<Connection> connections, InstantSource clock, AdministrationSettings settings) {
    return with(connections, clock, settings, Heartbeat::new);
  }

  /** Without that thread: nothing happens by itself, but at {@link #advance}. */
  public static EmbeddedAdministration stepped(
      Supplier<Connection> connections, InstantSource clock, AdministrationSettings settings) {
    return with(connections, clock, settings, agenda -> null);
  }

  private static EmbeddedAdministration with(
      Supplier<Connection> connections,
      InstantSource clock,
      AdministrationSettings settings,
      Function<Agenda, @Nullable Heartbeat> heartbeat) {
    KernelErrors errors = KernelErrors.load();
    Catalog catalog = Catalog.create(connections, clock, settings.cluster(), errors);
    Agenda agenda = new Agenda(catalog.database(), clock);
    Pace pace = new Pace(settings.restoreDuration());
    RestoreJobs jobs = RestoreJobs.create(catalog, agenda, clock, errors, pace);
    StatementRouter router =
        new StatementRouter(
            new PoolExecutor(catalog, errors),
            new DecryptionExecutor(errors),
            new ParameterExecutor(catalog, errors),
            new TenantExecutor(catalog, jobs, clock, errors),
            new RestoreExecutor(catalog, jobs, clock, errors),
            new StandbyExecutor(catalog, agenda, errors, pace),
            new UpgradeExecutor(catalog, agenda, errors, pace));
    return new EmbeddedAdministration(
        new StatementParser(errors),
        router,
        jobs,
        agenda,
        catalog.database(),
        heartbeat.apply(agenda));
  }

  @Override
  public boolean recognises(String sql) {
    return LeadingWords.recognised(sql);
  }

  @Override
  public AdminReply execute(AdminSession session, String sql) {
    KernelStatement statement = parser.parse(sql, SqlMode.of(session));
    return new AdminReply(router.execute(session, statement, sql));
  }

  /** Lets happen what is due by the clock now, without waiting for the thread. */
  public void advance() {
    agenda.step();
  }

  /** When the next thing happens by itself; {@link Instant#MAX} when nothing does. */
  public Instant nextDue() {
    return agenda.next();
  }

  /** Restore jobs: what arrived, and where backups can be read from. */
  public RestoreJobs restoreJobs() {
    return jobs;
  }

  /** Ends the thread; jobs stand where they are. */
  @Override
  public void close() {
    if (heartbeat != null) {
      heartbeat.close();
    }
    database.close();
  }
}
