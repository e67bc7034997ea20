package io.obrestore.dag.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a dag.
 *
 * @param number from 1
 * @param endedAt when the next one began; null while it is the dag's newest
 * @param facts what was known of it when the next one began; those of the newest are the dag's
 */
public record Attempt(
    long dagId, int number, Instant begunAt, @Nullable Instant endedAt, @Nullable String facts) {}
