/** Where a restore comes from: whose backup it is, and to which moments it can be restored. */
@NullMarked
package io.obrestore.restore.source;

import org.jspecify.annotations.NullMarked;
