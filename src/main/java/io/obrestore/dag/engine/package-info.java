/** Runs dags: claims them, drives their stages, renews the leases. */
@NullMarked
package io.obrestore.dag.engine;

import org.jspecify.annotations.NullMarked;
