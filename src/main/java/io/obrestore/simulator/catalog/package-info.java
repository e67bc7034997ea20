/** The embedded OceanBase's views as tables, its sample cluster, its resources counted. */
@NullMarked
package io.obrestore.simulator.catalog;

import org.jspecify.annotations.NullMarked;
