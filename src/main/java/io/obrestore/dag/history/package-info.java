/** How long dags that ended are remembered. */
@NullMarked
package io.obrestore.dag.history;

import org.jspecify.annotations.NullMarked;
