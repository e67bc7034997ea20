package io.obrestore.simulator.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ALTER SYSTEM RESTORE as it came, its literals decoded, with what its session knew.
 *
 * @param kmsInfo of the session's {@code @kms_encrypt_info}
 * @param keyUri of WITH KEY FROM
 */
public record RestoreCall(
    String tenant,
    @Nullable String uri,
    @Nullable RestorePoint until,
    String options,
    List<String> passwords,
    @Nullable String kmsInfo,
    @Nullable String keyUri,
    @Nullable String description) {}
