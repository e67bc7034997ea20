package io.obrestore.simulator.catalog;

import java.util.List;

/**
 * A pool somebody wants.
 *
 * @param ifNotExists whether one that is there already will do
 * @param unit name of the unit config
 * @param unitNum units in each zone
 * @param zones none means all zones
 */
public record PoolRequest(
    String name, boolean ifNotExists, String unit, long unitNum, List<String> zones) {}
