/** Following dags, nodes, sub-tasks and their logs over HTTP. */
@NullMarked
package io.obrestore.api.task;

import org.jspecify.annotations.NullMarked;
