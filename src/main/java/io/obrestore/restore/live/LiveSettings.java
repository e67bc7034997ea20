package io.obrestore.restore.live;

import java.time.Duration;

/**
 * How closely restores are watched.
 *
 * @param look from one look at the store to the next, while anybody watches
 * @param heartbeat from one sign of life to the next
 * @param streams how many may watch at once
 */
public record LiveSettings(Duration look, Duration heartbeat, int streams) {}
