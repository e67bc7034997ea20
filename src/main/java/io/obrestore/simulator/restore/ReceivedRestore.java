package io.obrestore.simulator.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a RESTORE that was taken on meant, for tests. SQL does not show it.
 *
 * @param archiveUris in order, without the data URI
 * @param scn the point in nanoseconds, also where none or a time was given
 * @param passwordCount of SET DECRYPTION on its session
 * @param kmsInfoGiven whether its session had {@code @kms_encrypt_info}
 */
public record ReceivedRestore(
    long jobId,
    String tenant,
    String dataUri,
    List<String> archiveUris,
    RestoreOptions options,
    long scn,
    @Nullable String description,
    int passwordCount,
    boolean kmsInfoGiven,
    @Nullable String keyUri) {}
