/** Restores an OceanBase tenant from a backup, over HTTP, as a durable DAG. */
@NullMarked
package io.obrestore;

import org.jspecify.annotations.NullMarked;
