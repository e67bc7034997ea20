package io.obrestore.restore.validation;

import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.restore.ZoneEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules on the zone list alone. */
final class ZoneRules {
  private static final String FIELD = "zone_list";
  private static final int SHOWN_AT_MOST = 5;

  private final List<Fault> faults;
  private final List<ZoneEntry> entries = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<Long> unitNumbers = new TreeSet<>();
  private boolean voter;

  ZoneRules(List<Fault> faults) {
    this.faults = faults;
  }

  /** The entries that are sound by themselves; the faults go to the list given at construction. */
  List<ZoneEntry> check(@Nullable List<Proposal.Zone> zones) {
    if (zones == null) {
      faults.add(Fault.of(Rule.REQUIRED, FIELD, FIELD));
      return List.of();
    }
    if (zones.isEmpty()) {
      faults.add(Fault.of(Rule.ZONE_LIST_EMPTY, FIELD));
      return List.of();
    }
    for (int i = 0; i < zones.size(); i++) {
      entry(FIELD + "[" + i + "]", zones.get(i));
    }
    if (!voter) {
      faults.add(Fault.of(Rule.NO_PAXOS_REPLICA, FIELD));
    }
    if (unitNumbers.size() > 1) {
      faults.add(Fault.of(Rule.UNIT_NUM_INCONSISTENT, FIELD, shown(unitNumbers)));
    }
    return entries;
  }

  private void entry(String path, Proposal.Zone zone) {
    String name = name(path + ".name", zone.name());
    ReplicaType type = replicaType(path + ".replica_type", zone.replicaType());
    String unitConfig = unitConfig(path + ".unit_config_name", zone.unitConfig());
    Integer unitNum = unitNum(path + ".unit_num", zone.unitNum());
    if (name != null && type != null && unitConfig != null && unitNum != null) {
      entries.add(new ZoneEntry(name, type, unitConfig, unitNum));
    }
  }

  private static Object shown(Set<Long> numbers) {
    String first =
        numbers.stream()
            .limit(SHOWN_AT_MOST)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return numbers.size() > SHOWN_AT_MOST ? Why.AND_MORE.with(first) : first;
  }

  private @Nullable String name(String field, @Nullable String name) {
    if (name == null) {
      faults.add(Fault.of(Rule.REQUIRED, field, field));
      return null;
    }
    if (!NameRules.fitsOptions(name)) {
      faults.add(Fault.of(Rule.ILLEGAL_ARGUMENT, field, field, Why.ZONE_NAME_FORM.with()));
      return null;
    }
    if (!seen.add(name)) {
      faults.add(Fault.of(Rule.ZONE_REPEATED, field, name));
    }
    return name;
  }

  private @Nullable ReplicaType replicaType(String field, @Nullable String text) {
    var type =
        text == null || text.isEmpty() ? ReplicaType.FULL : ReplicaType.of(text).orElse(null);
    if (type == null) {
      faults.add(Fault.of(Rule.REPLICA_TYPE, field));
    }
    // a type nobody knows is one fault, not also the lack of a voter
    voter |= type != ReplicaType.READONLY;
    return type;
  }

  private @Nullable String unitConfig(String field, @Nullable String name) {
    if (name == null) {
      faults.add(Fault.of(Rule.REQUIRED, field, field));
      return null;
    }
    if (name.isEmpty()) {
      faults.add(Fault.of(Rule.UNIT_CONFIG_EMPTY, field));
      return null;
    }
    if (!NameRules.fitsOptions(name)) {
      faults.add(Fault.of(Rule.ILLEGAL_ARGUMENT, field, field, Why.UNIT_CONFIG_NAME_FORM.with()));
      return null;
    }
    return name;
  }

  private @Nullable Integer unitNum(String field, @Nullable Long number) {
    if (number == null) {
      faults.add(Fault.of(Rule.REQUIRED, field, field));
      return null;
    }
    if (number < 1) {
      faults.add(Fault.of(Rule.UNIT_NUM_INVALID, field, number));
      return null;
    }
    unitNumbers.add(number);
    // more than any zone has servers either way; the cluster's check names the limit
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
