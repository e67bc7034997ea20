package io.obrestore.simulator.restore;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The option string of RESTORE, understood.
 *
 * @param raw as it came
 * @param all every pair, unknown keys too, keys in lower case
 * @param locality null when not given
 * @param primaryZone null when not given
 * @param concurrency 0 when not given
 */
public record RestoreOptions(
    String raw,
    Map<String, String> all,
    List<String> pools,
    @Nullable String locality,
    @Nullable String primaryZone,
    boolean kmsEncrypt,
    int concurrency,
    boolean quick) {}
