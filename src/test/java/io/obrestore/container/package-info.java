/**
 * The container image and the compose file, as far as they can be held without a container engine.
 */
@NullMarked
package io.obrestore.container;

import org.jspecify.annotations.NullMarked;
