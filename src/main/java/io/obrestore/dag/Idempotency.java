package io.obrestore.dag;

/**
 * What makes a submission that is sent again known.
 *
 * @param key the client's, any text; compared byte by byte
 * @param fingerprint of what was submitted, opaque here, at most 128 characters
 */
public record Idempotency(String key, String fingerprint) {}
