package io.obrestore.api.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.api.edge.Stamp;
import io.obrestore.api.task.DagAnswers;
import io.obrestore.api.task.GenericId;
import io.obrestore.dag.LogLine;
import io.obrestore.dag.NodeView;
import io.obrestore.restore.live.LiveEvent;

/** What events say, in JSON. */
public final class EventTexts {
  private final DagAnswers answers;
  private final Stamp stamp;
  private final ObjectMapper json;

  /**
   * @param stamp writes times with this server's offset
   */
  public EventTexts(DagAnswers answers, Stamp stamp, ObjectMapper json) {
    this.answers = answers;
    this.stamp = stamp;
    this.json = json;
  }

  /** An event's data. */
  public String of(LiveEvent event) {
    try {
      return json.writeValueAsString(data(event));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event cannot be written as JSON", impossible);
    }
  }

  private Object data(LiveEvent event) {
    if (event instanceof LiveEvent.Changed changed) {
      return answers.withNodes(changed.dag());
    }
    if (event instanceof LiveEvent.Logged logged) {
      return log(logged.dagId(), logged.line());
    }
    return progress((LiveEvent.Progressed) event);
  }

  private LogEvent log(long dagId, LogLine line) {
    return new LogEvent(
        GenericId.of(dagId),
        GenericId.of(NodeView.idOf(dagId, line.stage())),
        line.number(),
        line.execution(),
        stamp.text(line.time()),
        line.text());
  }

  private static ProgressEvent progress(LiveEvent.Progressed event) {
    var progress = event.progress();
    return new ProgressEvent(
        GenericId.of(event.dagId()),
        event.jobId(),
        progress.percent(),
        progress.finishedTablets(),
        progress.tablets(),
        progress.finishedBytes(),
        progress.bytes(),
        event.pace().bytesPerSecond(),
        event.pace().remainingSeconds());
  }
}
