package io.obrestore.oceanbase.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which restore jobs are wanted.
 *
 * @param from those that began then or later; null for no bound
 * @param to those that began then or earlier; null for no bound
 * @param statuses those of one of these; empty for all
 */
public record JobFilter(@Nullable Instant from, @Nullable Instant to, List<String> statuses) {
  private static final String JOBS = "WHERE TENANT_ID = 1 AND RESTORE_TENANT_NAME <> ''";

  public JobFilter {
    statuses = List.copyOf(statuses);
  }

  /** All that succeeded. */
  public static JobFilter succeeded() {
    return new JobFilter(null, null, List.of("SUCCESS"));
  }

  /** The condition, with a mark for each of {@link #values()}. */
  String condition() {
    var text = new StringBuilder(JOBS);
    if (from != null) {
      text.append(" AND START_TIMESTAMP >= ?");
    }
    if (to != null) {
      text.append(" AND START_TIMESTAMP <= ?");
    }
    if (!statuses.isEmpty()) {
      text.append(" AND STATUS IN (")
          .append(String.join(", ", Collections.nCopies(statuses.size(), "?")))
          .append(')');
    }
    return text.toString();
  }

  List<Object> values() {
    var values = new ArrayList<Object>();
    if (from != null) {
      values.add(LocalDateTime.ofInstant(from, ZoneOffset.UTC));
    }
    if (to != null) {
      values.add(LocalDateTime.ofInstant(to, ZoneOffset.UTC));
    }
    values.addAll(statuses);
    return values;
  }
}
