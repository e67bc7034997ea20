/** The dags in OceanBase: schema, reads, fenced writes, leases, start slots. */
@NullMarked
package io.obrestore.dag.store;

import org.jspecify.annotations.NullMarked;
