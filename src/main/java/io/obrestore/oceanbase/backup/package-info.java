/** Backups of other clusters, read by OceanBase's own program. */
@NullMarked
package io.obrestore.oceanbase.backup;

import org.jspecify.annotations.NullMarked;
