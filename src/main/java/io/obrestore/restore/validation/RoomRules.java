package io.obrestore.restore.validation;

import io.obrestore.oceanbase.view.ServerCapacity;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.ZoneEntry;
import io.obrestore.restore.message.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the servers have room for the units. The units of a pool go to different servers of their
 * zone, and each needs its processors and memory free there (the kernel says 4733 otherwise). Pure;
 * a hint only: others take room too.
 */
final class RoomRules {
  private RoomRules() {}

  static List<Fault> check(
      RestoreRequest request, List<UnitConfig> configs, List<ServerCapacity> servers) {
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < request.zones().size(); i++) {
      ZoneEntry zone = request.zones().get(i);
      String field = "zone_list[" + i + "].unit_config_name";
      configs.stream()
          .filter(config -> config.name().equals(zone.unitConfig()))
          .filter(config -> roomy(servers, zone, config) < zone.unitNum())
          .forEach(
              config ->
                  faults.add(
                      Fault.of(Rule.ILLEGAL_ARGUMENT, field, field, why(servers, zone, config))));
    }
    return faults;
  }

  private static long roomy(List<ServerCapacity> servers, ZoneEntry zone, UnitConfig config) {
    return servers.stream()
        .filter(server -> server.zone().equals(zone.zone()))
        .filter(server -> server.hasRoomFor(config))
        .count();
  }

  private static Message why(List<ServerCapacity> servers, ZoneEntry zone, UnitConfig config) {
    return Why.NO_ROOM.with(
        zone.zone(),
        roomy(servers, zone, config),
        config.minCpu(),
        config.memory(),
        zone.unitNum());
  }
}
