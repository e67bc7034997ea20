/** What every answer shares: envelope, trace id, error codes, reading of bodies. */
@NullMarked
package io.obrestore.api.edge;

import org.jspecify.annotations.NullMarked;
