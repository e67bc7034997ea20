/** Who asked for what, and what became of it: a line in the log for each. */
@NullMarked
package io.obrestore.api.audit;

import org.jspecify.annotations.NullMarked;
