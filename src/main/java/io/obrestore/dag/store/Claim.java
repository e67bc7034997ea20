package io.obrestore.dag.store;

/** A dag and the epoch in which somebody runs it. */
public record Claim(long dagId, long epoch) {}
