package io.obrestore.simulator.sql;

import java.util.List;

/**
 * A prepared statement of a session.
 *
 * @param parameters how many question marks it has
 * @param columns of its rows, empty when it has none
 */
public record PreparedSql(String sql, int parameters, List<ResultColumn> columns) {}
