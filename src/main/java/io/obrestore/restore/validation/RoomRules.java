package io.obrestore.restore.validation;

import io.obrestore.oceanbase.view.ServerCapacity;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.ZoneEntry;
import io.obrestore.restore.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the servers have room for the units. The units of a pool go to different servers of their
 * zone, and each needs its processors, memory and log disk free there (the kernel says 4733
 * otherwise). Pure; a hint only: others take room too.
 */
final class RoomRules {
  private RoomRules() {}

  /** A zone that is not there is a fault of its own: nothing is said of its room. */
  static List<Fault> check(
      RestoreRequest request,
      Set<String> zones,
      List<UnitConfig> configs,
      List<ServerCapacity> servers) {
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < request.zones().size(); i++) {
      ZoneEntry zone = request.zones().get(i);
      String field = "zone_list[" + i + "].unit_config_name";
      configs.stream()
          .filter(config -> config.name().equals(zone.unitConfig()))
          .filter(config -> zones.contains(zone.zone()))
          .filter(config -> roomy(servers, zone, config) < zone.unitNum())
          .forEach(
              config ->
                  faults.add(
                      Fault.of(Rule.ILLEGAL_ARGUMENT, field, field, why(servers, zone, config))));
    }
    return faults;
  }

  private static long roomy(List<ServerCapacity> servers, ZoneEntry zone, UnitConfig config) {
    return of(servers, zone).filter(server -> server.hasRoomFor(config)).count();
  }

  private static Message why(List<ServerCapacity> servers, ZoneEntry zone, UnitConfig config) {
    return Why.NO_ROOM.with(
        zone.zone(),
        roomy(servers, zone, config),
        described(config),
        zone.unitNum(),
        lacks(servers, zone, config));
  }

  /** By OceanBase's names, which are the same in each language. */
  private static String described(UnitConfig config) {
    return String.join(
        ", ",
        "MIN_CPU " + config.minCpu(),
        "MAX_CPU " + config.maxCpu(),
        "MEMORY_SIZE " + config.memory(),
        "LOG_DISK_SIZE " + config.logDisk());
  }

  /** Server by server, what it has too little of. */
  private static String lacks(List<ServerCapacity> servers, ZoneEntry zone, UnitConfig config) {
    return of(servers, zone)
        .flatMap(
            server ->
                server.lack(config).stream()
                    .map(lack -> server.ip() + ":" + server.port() + " " + lack))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static Stream<ServerCapacity> of(List<ServerCapacity> servers, ZoneEntry zone) {
    return servers.stream().filter(server -> server.zone().equals(zone.zone()));
  }
}
