/** Starting a restore over HTTP. */
@NullMarked
package io.obrestore.api.restore;

import org.jspecify.annotations.NullMarked;
