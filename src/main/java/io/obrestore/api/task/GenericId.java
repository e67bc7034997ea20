package io.obrestore.api.task;

import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import java.util.regex.Pattern;

/** Ids as clients see them: the digit 1 for a task of the cluster, then the decimal instance id. */
public final class GenericId {
  private static final Pattern CLUSTER_TASK = Pattern.compile("1(0|[1-9][0-9]{0,18})");

  private GenericId() {}

  /** The generic id of an instance. */
  public static String of(long instanceId) {
    return "1" + instanceId;
  }

  /**
   * The instance id.
   *
   * @throws io.obrestore.api.edge.ApiException Task.GenericID.Invalid
   */
  public static long parse(String text) {
    var matcher = CLUSTER_TASK.matcher(text);
    if (matcher.matches()) {
      try {
        return Long.parseLong(matcher.group(1));
      } catch (NumberFormatException beyondInt64) {
        throw invalid();
      }
    }
    throw invalid();
  }

  private static RuntimeException invalid() {
    return Problem.of(ErrorCode.GENERIC_ID_INVALID).asException();
  }
}
