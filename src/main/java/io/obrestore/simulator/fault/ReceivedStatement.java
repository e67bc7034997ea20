package io.obrestore.simulator.fault;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement as it was received, before anything was done with it. May hold passwords in the
 * clear: for tests only, never logged.
 *
 * @param number counts all statements of this server from 1
 * @param connectionId CONNECTION_ID of its session
 * @param user as logged in, such as {@code root@sys}
 * @param sql the text, with its placeholders when prepared
 * @param parameters what was bound, in order
 * @param at by the simulator's clock
 */
public record ReceivedStatement(
    long number,
    long connectionId,
    String user,
    StatementKind kind,
    String sql,
    List<@Nullable Object> parameters,
    Instant at) {}
