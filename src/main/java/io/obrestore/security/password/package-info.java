/** Whether a password is that of root@sys, and how often a source may ask. */
@NullMarked
package io.obrestore.security.password;

import org.jspecify.annotations.NullMarked;
