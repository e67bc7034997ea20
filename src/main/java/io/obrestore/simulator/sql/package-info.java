/**
 * The SQL engine behind the wire: sessions, variables, and the way from OceanBase's SQL to H2's.
 */
@NullMarked
package io.obrestore.simulator.sql;

import org.jspecify.annotations.NullMarked;
