/** Opening a tenant that a restore left a standby. */
@NullMarked
package io.obrestore.restore.standby;

import org.jspecify.annotations.NullMarked;
