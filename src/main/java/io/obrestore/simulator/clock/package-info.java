/** The one clock of the embedded OceanBase: real, sped up, or stepped by a test. */
@NullMarked
package io.obrestore.simulator.clock;

import org.jspecify.annotations.NullMarked;
