/**
 * What restores left in OceanBase: who it belongs to, and clearing what nobody will come back to.
 */
@NullMarked
package io.obrestore.restore.leftover;

import org.jspecify.annotations.NullMarked;
