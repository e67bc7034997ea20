package io.obrestore.simulator.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant that is to appear in DBA_OB_TENANTS, with its meta tenant if it is a user's.
 *
 * @param role null where the kernel shows none yet
 * @param unitNum units in each zone
 * @param compatible version of its data
 */
public record NewTenant(
    long id,
    String name,
    String status,
    @Nullable String role,
    String locality,
    String primaryZone,
    long unitNum,
    String compatible,
    Instant created) {}
