/** The embedded OceanBase: a real server on a real port, for development, tests and demos. */
@NullMarked
package io.obrestore.simulator;

import org.jspecify.annotations.NullMarked;
