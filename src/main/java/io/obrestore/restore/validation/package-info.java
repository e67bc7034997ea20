/**
 * What a restore must satisfy: rules on the request alone and against the cluster, all faults at
 * once.
 */
@NullMarked
package io.obrestore.restore.validation;

import org.jspecify.annotations.NullMarked;
