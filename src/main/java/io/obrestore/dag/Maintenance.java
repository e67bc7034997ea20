package io.obrestore.dag;

/**
 * What a dag keeps others from changing, as clients see it.
 *
 * @param type the reference server's number: 2 for one tenant
 * @param key the tenant's name
 */
public record Maintenance(int type, String key) {}
