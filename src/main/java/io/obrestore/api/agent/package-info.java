/** What this replica says of itself: info, status, time, git-info, health. */
@NullMarked
package io.obrestore.api.agent;

import org.jspecify.annotations.NullMarked;
