package io.obrestore.dag;

import java.time.Instant;

/**
 * One line of a stage's log, secrets masked before it got here.
 *
 * @param number from 0, without gaps but where older lines were dropped; the key for paging
 * @param seq of the dag when it was written; orders lines of different writes
 * @param stage from 1
 * @param execution the node's {@code executeTimes} it belongs to
 */
public record LogLine(int number, long seq, int stage, int execution, Instant time, String text) {}
