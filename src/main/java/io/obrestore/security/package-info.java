/** What must stay hidden: secrets at rest, masking. */
@NullMarked
package io.obrestore.security;

import org.jspecify.annotations.NullMarked;
