/** An encrypted header is good once. */
@NullMarked
package io.obrestore.security.replay;

import org.jspecify.annotations.NullMarked;
