package io.obrestore.security.access;

import java.time.Duration;

/**
 * What an operator decided.
 *
 * @param headerLifetime how far ahead a header's expiry may be
 * @param withoutPassword whether a cluster whose root@sys has no password serves other machines too
 * @param otherOrigins whether pages of other origins are judged elsewhere (CORS), so not here
 */
public record AccessRules(Duration headerLifetime, boolean withoutPassword, boolean otherOrigins) {}
