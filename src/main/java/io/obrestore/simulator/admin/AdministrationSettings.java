package io.obrestore.simulator.admin;

import io.obrestore.simulator.catalog.ClusterShape;
import java.time.Duration;

/**
 * How the embedded OceanBase administers.
 *
 * @param cluster its servers and version
 * @param restoreDuration of a whole restore by the simulator's clock; zero: all of it ends in the
 *     statement itself
 */
public record AdministrationSettings(ClusterShape cluster, Duration restoreDuration) {
  /** The standard cluster, where restores take no time. */
  public static AdministrationSettings instant() {
    return taking(Duration.ZERO);
  }

  /** The standard cluster, where restores take that long. */
  public static AdministrationSettings taking(Duration restoreDuration) {
    return new AdministrationSettings(ClusterShape.standard(), restoreDuration);
  }
}
