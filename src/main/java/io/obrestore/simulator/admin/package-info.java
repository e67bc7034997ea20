/** Administration statements: the grammar and what each does to the catalog. */
@NullMarked
package io.obrestore.simulator.admin;

import org.jspecify.annotations.NullMarked;
