package io.obrestore.simulator.restore;

/** What RESTORE sees of its job while it waits. */
public sealed interface JobState {
  /** Neither. */
  record UnderWay() implements JobState {}

  /** The meta tenant is NORMAL, or the job has ended well. */
  record TenantMade() implements JobState {}

  /** The job is in the history as failed. */
  record Failed(String comment) implements JobState {}
}
