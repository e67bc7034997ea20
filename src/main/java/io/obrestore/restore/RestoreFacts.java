package io.obrestore.restore;

import org.jspecify.annotations.Nullable;

/**
 * What the stages recorded of the current attempt.
 *
 * @param jobId OceanBase's job, once seen by its mark
 * @param tenantId the tenant that job made, once it is there
 * @param scoreSent whether ha_high_thread_score may have been set by us
 * @param activating whether the tenant may have been activated: from here on nothing is undone
 */
public record RestoreFacts(
    @Nullable Long jobId, @Nullable Long tenantId, boolean scoreSent, boolean activating) {
  /** Nothing is known. */
  public static final RestoreFacts NONE = new RestoreFacts(null, null, false, false);

  /** With the job. */
  public RestoreFacts withJob(long id) {
    return new RestoreFacts(id, tenantId, scoreSent, activating);
  }

  /** With the tenant. */
  public RestoreFacts withTenant(long id) {
    return new RestoreFacts(jobId, id, scoreSent, activating);
  }

  /** About to set the score. */
  public RestoreFacts sendingScore() {
    return new RestoreFacts(jobId, tenantId, true, activating);
  }

  /** About to activate. */
  public RestoreFacts nowActivating() {
    return new RestoreFacts(jobId, tenantId, scoreSent, true);
  }
}
