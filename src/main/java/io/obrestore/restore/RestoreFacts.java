package io.obrestore.restore;

import org.jspecify.annotations.Nullable;

/**
 * What the stages recorded of the current attempt. Executions are those of the node in question, as
 * clients see them: by them a RETRY is told from a takeover.
 *
 * @param jobId OceanBase's job, once seen by its mark
 * @param tenantId the tenant that job made, once it is there
 * @param scoreSent whether ha_high_thread_score may have been set by us
 * @param activating whether the tenant may have been activated: from here on nothing is undone
 * @param refusedIn the execution of the start in which OceanBase refused the attempt for good and
 *     nothing of it was left: a later one needs a new attempt
 * @param followedIn the execution of the wait that follows the job, or that told its failure: for a
 *     later one that failure is old
 */
public record RestoreFacts(
    @Nullable Long jobId,
    @Nullable Long tenantId,
    boolean scoreSent,
    boolean activating,
    @Nullable Integer refusedIn,
    @Nullable Integer followedIn) {
  /** Nothing is known. */
  public static final RestoreFacts NONE = new RestoreFacts(null, null, false, false, null, null);

  /** With the job. */
  public RestoreFacts withJob(long id) {
    return new RestoreFacts(id, tenantId, scoreSent, activating, refusedIn, followedIn);
  }

  /** With the tenant. */
  public RestoreFacts withTenant(long id) {
    return new RestoreFacts(jobId, id, scoreSent, activating, refusedIn, followedIn);
  }

  /** About to set the score. */
  public RestoreFacts sendingScore() {
    return new RestoreFacts(jobId, tenantId, true, activating, refusedIn, followedIn);
  }

  /** About to activate. */
  public RestoreFacts nowActivating() {
    return new RestoreFacts(jobId, tenantId, scoreSent, true, refusedIn, followedIn);
  }

  /** Refused for good in this execution of the start. */
  public RestoreFacts refusedIn(int execution) {
    return new RestoreFacts(jobId, tenantId, scoreSent, activating, execution, followedIn);
  }

  /** Followed by this execution of the wait. */
  public RestoreFacts followedIn(int execution) {
    return new RestoreFacts(jobId, tenantId, scoreSent, activating, refusedIn, execution);
  }
}
