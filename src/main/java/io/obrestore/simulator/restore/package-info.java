/** Restore jobs of the embedded OceanBase: their sources, their states, their failures. */
@NullMarked
package io.obrestore.simulator.restore;

import org.jspecify.annotations.NullMarked;
