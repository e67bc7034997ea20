package io.obrestore.dag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link DagView} from another; used once. Only what a dag's life changes can be set. */
public final class DagEdit {
  private final DagView base;
  private int stage;
  private Standing standing;
  private @Nullable String activeKey;
  private boolean leftovers;
  private @Nullable String secrets;
  private String facts;
  private @Nullable String session;
  private int attempt;
  private long epoch;
  private long seq;
  private int logLines;
  private Instant endTime;
  private List<NodeView> nodes;

  private DagEdit(DagView base) {
    this.base = base;
    stage = base.stage();
    standing = base.standing();
    activeKey = base.activeKey();
    leftovers = base.leftovers();
    secrets = base.secrets();
    facts = base.facts();
    session = base.session();
    attempt = base.attempt();
    epoch = base.epoch();
    seq = base.seq();
    logLines = base.logLines();
    endTime = base.endTime();
    nodes = base.nodes();
  }

  /** Begins with everything as it is. */
  public static DagEdit of(DagView base) {
    return new DagEdit(base);
  }

  /** The dag with what was set. */
  public DagView build() {
    return new DagView(
        base.id(),
        base.kind(),
        base.token(),
        base.traceId(),
        base.name(),
        stage,
        base.maxStage(),
        standing.state(),
        standing.operator(),
        base.maintenance(),
        base.wantedKey(),
        activeKey,
        leftovers,
        base.request(),
        secrets,
        facts,
        session,
        attempt,
        epoch,
        seq,
        logLines,
        base.createTime(),
        base.startTime(),
        endTime,
        nodes);
  }

  /** The stage it stands in, from 1. */
  public DagEdit stage(int value) {
    stage = value;
    return this;
  }

  /** State and operator. */
  public DagEdit standing(Standing value) {
    standing = value;
    return this;
  }

  /** Holds its key, or does not. */
  public DagEdit holdsKey(boolean value) {
    activeKey = value ? base.wantedKey() : null;
    return this;
  }

  /** Whether something may be left in OceanBase. */
  public DagEdit leftovers(boolean value) {
    leftovers = value;
    return this;
  }

  /** Without its secrets. */
  public DagEdit withoutSecrets() {
    secrets = null;
    return this;
  }

  /** JSON of the current attempt. */
  public DagEdit facts(String value) {
    facts = value;
    return this;
  }

  /** The session that may send statements for it. */
  public DagEdit session(@Nullable String value) {
    session = value;
    return this;
  }

  /** One attempt more, of which nothing is known yet. */
  public DagEdit nextAttempt() {
    attempt = base.attempt() + 1;
    facts = "{}";
    return this;
  }

  /** Hands it over: whoever ran it is fenced. */
  public DagEdit nextEpoch() {
    epoch = base.epoch() + 1;
    return this;
  }

  /** One change more, which wrote some log lines. */
  public DagEdit nextSeq(int newLines) {
    seq = base.seq() + 1;
    logLines = base.logLines() + newLines;
    return this;
  }

  /** When it ended. */
  public DagEdit endTime(Instant value) {
    endTime = value;
    return this;
  }

  /** Replaces a node, chosen by its stage. */
  public DagEdit node(NodeView value) {
    List<NodeView> changed = new ArrayList<>(nodes);
    changed.set(value.stage() - 1, value);
    nodes = List.copyOf(changed);
    return this;
  }
}
