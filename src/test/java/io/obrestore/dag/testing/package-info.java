/** What the tests of the dags share: databases, clocks, sample dags. */
@NullMarked
package io.obrestore.dag.testing;

import org.jspecify.annotations.NullMarked;
