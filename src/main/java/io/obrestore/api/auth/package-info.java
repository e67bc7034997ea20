/** Who is asking: credentials of requests, encrypted bodies, the public key. */
@NullMarked
package io.obrestore.api.auth;

import org.jspecify.annotations.NullMarked;
