/** What can go wrong with OceanBase: its codes, and what each means for the caller. */
@NullMarked
package io.obrestore.oceanbase.error;

import org.jspecify.annotations.NullMarked;
