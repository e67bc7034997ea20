/** Events as they happen, by server-sent events. */
@NullMarked
package io.obrestore.api.live;

import org.jspecify.annotations.NullMarked;
