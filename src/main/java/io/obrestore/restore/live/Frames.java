package io.obrestore.restore.live;

import io.obrestore.dag.Change;
import io.obrestore.dag.DagView;
import io.obrestore.dag.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes frames. The last one of each {@code seq} carries the id: a reader that was cut off before
 * it gets all of that {@code seq} again, and so misses nothing.
 */
final class Frames {
  private final Function<LiveEvent, String> json;

  Frames(Function<LiveEvent, String> json) {
    this.json = json;
  }

  /** One frame and the seq it tells of. */
  record Numbered(long seq, Frame frame) {}

  List<Numbered> of(Change change) {
    List<Numbered> frames = new ArrayList<>();
    List<LogLine> lines = change.lines();
    for (int i = 0; i < lines.size(); i++) {
      LogLine line = lines.get(i);
      boolean last =
          i + 1 < lines.size()
              ? lines.get(i + 1).seq() != line.seq()
              : line.seq() != change.dag().seq();
      frames.add(new Numbered(line.seq(), logged(change.dag().id(), line, last)));
    }
    frames.add(new Numbered(change.dag().seq(), changed(change.dag())));
    return frames;
  }

  private Frame logged(long dagId, LogLine line, boolean last) {
    var event = new LiveEvent.Logged(dagId, line);
    return new Frame("log", last ? EventId.text(dagId, line.seq()) : null, json.apply(event));
  }

  Frame changed(DagView dag) {
    return new Frame(
        "dag", EventId.text(dag.id(), dag.seq()), json.apply(new LiveEvent.Changed(dag)));
  }

  Frame progressed(LiveEvent.Progressed event) {
    return new Frame("progress", null, json.apply(event));
  }
}
