package io.obrestore.restore.validation;

import io.obrestore.restore.message.Phrase;

/** Every rule of a restore, with the code clients know it by (api-contract.md, Error codes). */
public enum Rule implements Phrase {
  /** A required field is missing or null. */
  REQUIRED("Common.BindJsonFailed", "The field '%s' is required"),
  /** A value outside its range or form that has no code of its own. */
  ILLEGAL_ARGUMENT("Common.IllegalArgument", "The input parameter '%s' is illegal: %s"),
  /** Not a place a backup can be in. */
  URI_INVALID("OB.Restore.Uri.Invalid", "The URI '%s' is invalid: %s"),
  /** sys is never restored. */
  SYS_TENANT("OB.Tenant.SysOperationNotAllowed", "The tenant 'sys' cannot be restored"),
  /** No name at all. */
  TENANT_NAME_EMPTY("OB.Tenant.Name.Empty", "The tenant name is empty"),
  /** Not a name OceanBase takes. */
  TENANT_NAME_INVALID("OB.Tenant.Name.Invalid", "The tenant name '%s' is invalid: %s"),
  /** OceanBase has a tenant of that name. */
  TENANT_EXISTED("OB.Tenant.Existed", "The tenant '%s' already exists"),
  /** Another dag or job works on that tenant. */
  UNDER_MAINTENANCE("OB.Tenant.UnderMaintenance", "The tenant '%s' is under maintenance: %s"),
  /** No zone at all. */
  ZONE_LIST_EMPTY("OB.Tenant.ZoneList.Empty", "The zone list is empty"),
  /** A zone stands twice. */
  ZONE_REPEATED("OB.Tenant.Zone.Repeated", "The zone '%s' is repeated"),
  /** The cluster has no such zone. */
  ZONE_NOT_EXIST("OB.Zone.NotExist", "The zone '%s' does not exist"),
  /** Neither FULL nor READONLY. */
  REPLICA_TYPE("OB.Tenant.Replica.InvalidType", "The replica type is neither FULL nor READONLY"),
  /** Nobody could vote. */
  NO_PAXOS_REPLICA("OB.Tenant.NoPaxosReplica", "At least one zone needs a FULL replica"),
  /** No unit config given. */
  UNIT_CONFIG_EMPTY("OB.Resource.UnitConfig.Name.Empty", "The unit config name is empty"),
  /** OceanBase has no such unit config. */
  UNIT_CONFIG_NOT_EXIST("OB.Resource.UnitConfig.NotExist", "The unit config '%s' does not exist"),
  /** Below 1. */
  UNIT_NUM_INVALID("OB.Tenant.UnitNum.Invalid", "The unit number %s is below 1"),
  /** Differs between zones. */
  UNIT_NUM_INCONSISTENT(
      "OB.Tenant.UnitNum.Inconsistent", "The unit number must be the same in every zone, found %s"),
  /** More units than servers. */
  UNIT_NUM_EXCEEDS(
      "OB.Tenant.UnitNum.ExceedsLimit", "The unit number %s exceeds the %s servers of zone '%s'"),
  /** Not a list of the request's zones. */
  PRIMARY_ZONE_INVALID("OB.Tenant.PrimaryZone.Invalid", "The primary zone is invalid: %s"),
  /** The first priority spans regions. */
  PRIMARY_ZONE_CROSS_REGION(
      "OB.Tenant.PrimaryZone.CrossRegion",
      "The first priority of the primary zone spans several regions"),
  /** Too few voters where the leaders are. */
  PRIMARY_REGION_FULL(
      "OB.Tenant.PrimaryRegion.FullReplica.NotEnough",
      "The region '%s' of the primary zone needs at least 2 FULL replicas, since the zones span several regions"),
  /** No such moment, or two of them. */
  TIME_NOT_VALID("OB.Restore.TimeNotValid", "The restore point is not valid: %s");

  private final String code;
  private final String template;

  Rule(String code, String template) {
    this.code = code;
    this.template = template;
  }

  /** What clients branch on. */
  public String code() {
    return code;
  }

  @Override
  public String english() {
    return template;
  }
}
