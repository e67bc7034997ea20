/** The OpenAPI document, as far as it is not said beside the operations themselves. */
@NullMarked
package io.obrestore.api.contract;

import org.jspecify.annotations.NullMarked;
