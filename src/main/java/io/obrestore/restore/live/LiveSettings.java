package io.obrestore.restore.live;

import java.time.Duration;

/**
 * How closely restores are watched.
 *
 * @param look from one look at the store to the next, while anybody watches
 * @param heartbeat from one sign of life to the next
 * @param streams how many may watch at once
 * @param backlog how many events may wait for one that does not take them, beyond those it begins
 *     with
 */
public record LiveSettings(Duration look, Duration heartbeat, int streams, int backlog) {}
