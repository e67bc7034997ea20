package io.obrestore.restore.precheck;

import io.obrestore.oceanbase.view.ServerCapacity;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.restore.RestoreRequest;
import java.util.List;

/**
 * What a server of a wanted zone has free, and whether a unit of the wanted config fits in. CPUs
 * are counted, memory and log disk are bytes.
 *
 * @param server ip:port
 * @param unitConfig the wanted one
 * @param fits whether a unit's MAX_CPU, MIN_CPU, memory and log disk are free
 */
public record ServerRoom(
    String zone,
    String server,
    String unitConfig,
    double cpuFree,
    long memoryFree,
    long logDiskFree,
    boolean fits) {

  /** Server by server, in the order of the request's zones. */
  static List<ServerRoom> of(
      RestoreRequest request, List<UnitConfig> configs, List<ServerCapacity> servers) {
    return request.zones().stream()
        .flatMap(
            zone ->
                servers.stream()
                    .filter(server -> server.zone().equals(zone.zone()))
                    .map(server -> of(server, zone.unitConfig(), configs)))
        .toList();
  }

  private static ServerRoom of(ServerCapacity server, String wanted, List<UnitConfig> configs) {
    boolean fits =
        configs.stream()
            .filter(config -> config.name().equals(wanted))
            .anyMatch(server::hasRoomFor);
    return new ServerRoom(
        server.zone(),
        server.ip() + ":" + server.port(),
        wanted,
        server.cpuFree(),
        server.memoryFree(),
        server.logDiskFree(),
        fits);
  }
}
