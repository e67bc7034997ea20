package io.obrestore.dag.store;

import java.time.Duration;

/**
 * How the store waits.
 *
 * @param timeout for one statement or one transaction
 * @param unknownFor how long a COMMIT with unknown outcome is looked for
 * @param lease how long a claim holds without being renewed; at least 20 s where it matters
 * @param startSlots how many dags of the whole cluster may start something at once
 */
public record StoreSettings(
    Duration timeout, Duration unknownFor, Duration lease, int startSlots) {}
