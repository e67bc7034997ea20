/**
 * The API's document is served as the build made it. Quarkus would read it again at each start, to
 * run filters over it that we do not have, and write it anew in two formats: a quarter of the time
 * until the service is ready, a third of the processor's. What would change it at run time does
 * nothing so: filters of other stages than BUILD, {@code quarkus.smallrye-openapi.servers}.
 */
@NullMarked
package io.obrestore.wiring.openapi;

import org.jspecify.annotations.NullMarked;
