/** The server side of the MySQL protocol, as OceanBase speaks it. */
@NullMarked
package io.obrestore.simulator.wire;

import org.jspecify.annotations.NullMarked;
