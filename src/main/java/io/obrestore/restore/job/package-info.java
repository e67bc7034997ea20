/** Restore jobs of the cluster, whoever began them: overview and list. */
@NullMarked
package io.obrestore.restore.job;

import org.jspecify.annotations.NullMarked;
