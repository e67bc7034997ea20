package io.obrestore.security.hybrid;

import io.obrestore.oceanbase.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An opened header.
 *
 * @param password of root@sys, possibly empty
 * @param expires when it does
 * @param uri path and query it was made for
 * @param keys of the body; null when the client sends none
 */
public record HybridHeader(Secret password, Instant expires, String uri, @Nullable BodyKeys keys) {}
