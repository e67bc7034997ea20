package io.obrestore.simulator.admin;

/**
 * Answer to an administration statement.
 *
 * @param affectedRows as the OK packet tells it
 */
public record AdminReply(long affectedRows) {}
