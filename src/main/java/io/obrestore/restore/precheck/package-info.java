/** What would become of a restore, before it is asked for. */
@NullMarked
package io.obrestore.restore.precheck;

import org.jspecify.annotations.NullMarked;
