package io.obrestore.restore;

import io.obrestore.oceanbase.statement.RestoreMethod;
import org.jspecify.annotations.Nullable;

/**
 * What the reference's request cannot say.
 *
 * @param keepStandby whether the tenant stays a standby that follows the archived log
 * @param method how the data comes back; null for OceanBase's own choice
 * @param description a user's own words, kept in the store, never sent to OceanBase; null for none
 */
public record Manner(
    boolean keepStandby, @Nullable RestoreMethod method, @Nullable String description) {
  /** As the reference restores. */
  public static final Manner USUAL = new Manner(false, null, null);
}
