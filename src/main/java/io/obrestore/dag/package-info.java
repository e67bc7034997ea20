/** A small durable task engine: states, operators, store, leases, runner. */
@NullMarked
package io.obrestore.dag;

import org.jspecify.annotations.NullMarked;
