/** What the kernel itself fixes: its errors, its views' columns and types. */
@NullMarked
package io.obrestore.simulator.kernel;

import org.jspecify.annotations.NullMarked;
