/** The restore domain: request, restore point, zones, backup location, validation, progress. */
@NullMarked
package io.obrestore.restore;

import org.jspecify.annotations.NullMarked;
