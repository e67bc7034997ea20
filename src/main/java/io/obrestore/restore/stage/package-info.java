/** The five stages of a restore: each looks at OceanBase, acts only if needed, waits. */
@NullMarked
package io.obrestore.restore.stage;

import org.jspecify.annotations.NullMarked;
