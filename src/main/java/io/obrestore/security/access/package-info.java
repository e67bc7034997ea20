/** Who is asking: lets a request in, or says what keeps it out. */
@NullMarked
package io.obrestore.security.access;

import org.jspecify.annotations.NullMarked;
