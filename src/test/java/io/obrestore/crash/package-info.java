/**
 * The service under crashes, cut connections and every other fault: whole replicas in this process,
 * on the embedded OceanBase, in a time of their own, so that each run goes the same way again.
 */
@NullMarked
package io.obrestore.crash;

import org.jspecify.annotations.NullMarked;
