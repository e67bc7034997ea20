/** One RSA key for all replicas: made once, kept sealed in the store, changed without an outage. */
@NullMarked
package io.obrestore.security.keys;

import org.jspecify.annotations.NullMarked;
