/** Cancelling the restore of a tenant, whoever began it. */
@NullMarked
package io.obrestore.restore.cancel;

import org.jspecify.annotations.NullMarked;
