package io.obrestore.crash;

import io.obrestore.dag.Operator;
import io.obrestore.simulator.fault.FaultAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run of a scenario, in which one statement may meet something. */
final class Play implements Director {
  /** What the first replica is called; the one that takes over is called two. */
  static final String FIRST = "one";

  /** What a statement of the first replica meets. */
  sealed interface Mishap {
    /** The replica dies before the statement is sent. */
    record DiesBefore() implements Mishap {}

    /** The replica dies after the statement took effect, before its answer arrived. */
    record DiesAfter() implements Mishap {}

    /** The replica lives on. */
    record Meets(FaultAction action) implements Mishap {}

    /** The server restarts. */
    record Restart() implements Mishap {}
  }

  /** What differs from run to run: ids of dags, sessions and tenants, and the tenant's name. */
  private static final Pattern ALIKE = Pattern.compile("\\b(t?[0-9]+|obr_\\w+)\\b");

  /** After ob_trx_timeout OceanBase ends what a session that hangs has begun. */
  private static final Duration TRANSACTION_LIMIT = Duration.ofSeconds(30);

  private static final Duration SOON = Duration.ofSeconds(1);

  private final World world;
  private final Scenario scenario;
  private final String tenant;
  private final int at;
  private final @Nullable Mishap mishap;
  private final Watch watch;
  private final List<String> statements = new ArrayList<>();
  private boolean counting;
  private boolean met;
  private boolean tooLate;
  private Optional<Operator> asked = Optional.empty();
  private long hungSettings;

  /**
   * @param at which of the statements that count meets the mishap, from 0
   */
  Play(World world, Scenario scenario, String tenant, int at, @Nullable Mishap mishap) {
    this.world = world;
    this.scenario = scenario;
    this.tenant = tenant;
    this.at = at;
    this.mishap = mishap;
    this.watch = new Watch(world.sight());
  }

  /** What of its promises was broken; empty when none was. */
  List<String> run() {
    world.direct(this);
    world.start(FIRST);
    Client client = new Client(world, tenant);
    List<String> broken = new ArrayList<>();
    long dag = -1;
    try {
      dag = scenario.play(client, () -> counting = true);
      counting = false;
      tooLate = client.cameTooLate();
      broken.addAll(mended(client, dag));
      broken.addAll(kept(dag));
      broken.addAll(swept(client, dag));
    } catch (AssertionError e) {
      broken.add(String.valueOf(e.getMessage()));
    }
    broken.addAll(watch.seen());
    if (mishap != null && !met) {
      broken.add("statement " + at + " never came");
    }
    if (!broken.isEmpty() && dag >= 0) {
      broken.add("the log: " + String.join("\n    ", world.sight().log(dag)));
    }
    world.clear();
    Cleaning.all(world, tenant);
    return broken;
  }

  /** A refusal may have ended it otherwise; who asks for the rest then has it. */
  private List<String> mended(Client client, long dag) {
    if (!(mishap instanceof Mishap.Meets meets)) {
      return List.of();
    }
    // whoever ran it puts away what it had
    client.pause(SOON);
    Remedy remedy = new Remedy(world.sight(), scenario, dag);
    asked = remedy.operator();
    if (asked.isEmpty()) {
      return List.of();
    }
    List<String> found = remedy.before(meets.action());
    client.operate(dag, asked.get());
    client.untilEnded(dag);
    return found;
  }

  /**
   * The sweeper clears what only came after its undo. A replica that dies cannot make such a thing,
   * as its sessions die with it, so that nothing may be there to be cleared.
   */
  private List<String> swept(Client client, long dag) {
    long things = client.sweep();
    List<String> found = new ArrayList<>(kept(dag));
    boolean late = mishap instanceof Mishap.Meets || mishap instanceof Mishap.Restart;
    if (things > 0 && !late) {
      found.add("the sweeper found " + things + " things to clear");
    }
    return found;
  }

  /**
   * What the promise it comes nearest to lacks. Only who met a mishap may keep another, and must
   * keep it where the client was told so.
   */
  private List<String> kept(long dag) {
    boolean opened = mishap != null && tooLate;
    return (opened ? List.of(Promise.open()) : Remedy.promises(scenario, asked))
        .stream()
            .limit(mishap == null ? 1 : Long.MAX_VALUE)
            .map(promise -> Aftermath.of(world.sight(), dag, tenant, promise))
            .min(Comparator.comparingInt(List::size))
            .orElseThrow();
  }

  /** How it went another way up to the mishap, which it must not. */
  List<String> otherWay(List<String> usual) {
    for (int i = 0; i <= at; i++) {
      String came = i < statements.size() ? statements.get(i) : "nothing";
      if (!usual.get(i).equals(came)) {
        return List.of("statement " + i + " was " + came + " instead of " + usual.get(i));
      }
    }
    return List.of();
  }

  /** The statements that counted. */
  List<String> statements() {
    return statements;
  }

  @Override
  public void next(World played, List<Gate.Held> ready) {
    Gate.Held one = ready.get(0);
    if (!counting || !one.replica().equals(FIRST)) {
      played.let(one, Optional.empty());
      return;
    }
    statements.add(ALIKE.matcher(one.sql()).replaceAll("#"));
    if (mishap == null || statements.size() - 1 != at) {
      played.let(one, Optional.empty());
      return;
    }
    met = true;
    meet(played, one, mishap);
  }

  private void meet(World played, Gate.Held one, Mishap what) {
    if (what instanceof Mishap.Meets meets) {
      if (one.setsSession()
          && (meets.action() instanceof FaultAction.Hang
              || meets.action() instanceof FaultAction.Delay)) {
        hungSettings++;
      }
      if (meets.action() instanceof FaultAction.Hang) {
        played.killLater(one.statement().connectionId(), TRANSACTION_LIMIT);
      }
      played.let(one, Optional.of(meets.action()));
      return;
    }
    if (what instanceof Mishap.Restart) {
      played.restart();
      return;
    }
    Machine first =
        played.machines().stream().filter(m -> m.name().equals(FIRST)).findFirst().orElseThrow();
    if (what instanceof Mishap.DiesBefore) {
      played.kill(first);
    } else {
      played.killAfter(first, one);
    }
    played.start("two");
  }

  @Override
  public void quiet(World played) {
    watch.look();
  }

  @Override
  public long hungSettings() {
    return hungSettings;
  }
}
