/** The HTTP edge: resources, wire records, the envelope, error answers, OpenAPI. */
@NullMarked
package io.obrestore.api;

import org.jspecify.annotations.NullMarked;
