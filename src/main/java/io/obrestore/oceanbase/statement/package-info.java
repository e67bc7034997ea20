/** Administration statements: typed, quoted in one place, and never shown with their secrets. */
@NullMarked
package io.obrestore.oceanbase.statement;

import org.jspecify.annotations.NullMarked;
