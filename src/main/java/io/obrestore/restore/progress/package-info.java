/** How far the running jobs are: one poller a replica, however many restores run. */
@NullMarked
package io.obrestore.restore.progress;

import org.jspecify.annotations.NullMarked;
