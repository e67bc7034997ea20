/** Puts the rooms together: one small class of beans for each, and the life of the process. */
@NullMarked
package io.obrestore.wiring;

import org.jspecify.annotations.NullMarked;
