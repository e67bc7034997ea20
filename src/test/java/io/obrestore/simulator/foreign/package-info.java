/** Clients of MySQL servers that owe nothing to us, on the embedded OceanBase. */
@NullMarked
package io.obrestore.simulator.foreign;

import org.jspecify.annotations.NullMarked;
