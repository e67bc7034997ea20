/** What is said to a person, in the languages there are. */
@NullMarked
package io.obrestore.restore.message;

import org.jspecify.annotations.NullMarked;
