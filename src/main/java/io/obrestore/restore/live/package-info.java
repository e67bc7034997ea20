/** Restores as they happen: state changes, log lines and progress, for as many as want to watch. */
@NullMarked
package io.obrestore.restore.live;

import org.jspecify.annotations.NullMarked;
