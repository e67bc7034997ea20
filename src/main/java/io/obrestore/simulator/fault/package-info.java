/** What a test may do to statements and to the server, and the log of what was received. */
@NullMarked
package io.obrestore.simulator.fault;

import org.jspecify.annotations.NullMarked;
