/** The packaged service as real processes against an embedded OceanBase in the test's own JVM. */
@NullMarked
package io.obrestore.process;

import org.jspecify.annotations.NullMarked;
