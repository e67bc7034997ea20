/** Sessions at OceanBase: how they are opened and set, and those made for administration. */
@NullMarked
package io.obrestore.oceanbase.session;

import org.jspecify.annotations.NullMarked;
