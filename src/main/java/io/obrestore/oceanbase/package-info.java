/** The gateway: typed views, administration statements, quoting, error codes, connections. */
@NullMarked
package io.obrestore.oceanbase;

import org.jspecify.annotations.NullMarked;
