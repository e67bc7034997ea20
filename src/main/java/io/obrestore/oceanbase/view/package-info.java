/** Typed reads of OceanBase's views: one record a row, next to its SQL. */
@NullMarked
package io.obrestore.oceanbase.view;

import org.jspecify.annotations.NullMarked;
