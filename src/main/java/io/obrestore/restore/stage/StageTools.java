package io.obrestore.restore.stage;

import io.obrestore.oceanbase.session.Connections;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.progress.ProgressPoller;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the stages of every restore share.
 *
 * @param connections to OceanBase
 * @param codec reads requests and facts from the store
 * @param poller follows the jobs
 * @param storeId of the store, known once it is open
 * @param nanoTime a monotonic clock, for limits of waiting
 */
public record StageTools(
    Connections connections,
    RestoreCodec codec,
    ProgressPoller poller,
    Supplier<String> storeId,
    LongSupplier nanoTime) {}
