package io.obrestore.dag.engine;

import io.obrestore.dag.DagView;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** What the runner tells of a dag, under the trace id of the request that it came with. */
final class Story {
  private static final Logger LOG = Logger.getLogger(DagEngine.class);
  private static final String TRACE_ID = "traceId";
  private static final String DAG_ID = "dagId";

  private Story() {}

  /** At INFO: who reads these lines reads the story of the dag. */
  static void tell(DagView dag, String what) {
    within(dag, () -> LOG.info(line(dag, what)));
  }

  /** At WARN: something stands in the way of the dag. */
  static void warn(DagView dag, String what, Throwable failure) {
    within(
        dag,
        () -> LOG.warn(line(dag, what + ": " + failure), LOG.isDebugEnabled() ? failure : null));
  }

  /** The same, where the words are masked already. */
  static void warn(DagView dag, String what) {
    within(dag, () -> LOG.warn(line(dag, what)));
  }

  /** With the dag's ids in the log's context. */
  static void within(DagView dag, Runnable work) {
    Object traceBefore = MDC.get(TRACE_ID);
    Object dagBefore = MDC.get(DAG_ID);
    put(TRACE_ID, dag.traceId());
    put(DAG_ID, Long.toString(dag.id()));
    try {
      work.run();
    } finally {
      put(TRACE_ID, traceBefore);
      put(DAG_ID, dagBefore);
    }
  }

  private static void put(String key, @Nullable Object value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }

  private static String line(DagView dag, String what) {
    return "dag %d \"%s\" %s, stage %d/%d \"%s\": %s"
        .formatted(
            dag.id(),
            dag.name(),
            dag.standing(),
            dag.stage(),
            dag.maxStage(),
            dag.node().name(),
            what);
  }
}
