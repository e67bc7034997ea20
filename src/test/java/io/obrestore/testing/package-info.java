/** What tests of all rooms share. */
@NullMarked
package io.obrestore.testing;

import org.jspecify.annotations.NullMarked;
