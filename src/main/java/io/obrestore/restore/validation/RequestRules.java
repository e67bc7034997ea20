package io.obrestore.restore.validation;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.statement.RestoreMethod;
import io.obrestore.restore.Manner;
import io.obrestore.restore.PrimaryZone;
import io.obrestore.restore.RestorePoint;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.RestoreSecrets;
import io.obrestore.restore.ZoneEntry;
import io.obrestore.restore.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules on a request alone, in the order of the contract's table. Pure: no cluster is asked.
 */
public final class RequestRules {
  private static final Instant NOT_GIVEN = Instant.parse("0001-01-01T00:00:00Z");

  /** OceanBase takes no SCN of 0 or 1. */
  private static final long LOWEST_SCN = 2;

  private static final Instant LOWEST_TIME = Scn.of(LOWEST_SCN).toInstant();

  /** In the year 2262: the last SCN the contract's int64 can say. */
  private static final Instant HIGHEST_TIME = Scn.of(Long.MAX_VALUE).toInstant();

  private static final long DEFAULT_SCORE = 10;
  private static final long PERCENT = 100;
  private static final int DESCRIPTION_LIMIT = 1_000;

  /**
   * The kernel keeps all passwords, each hashed to 32 characters and parted by a comma, in 4096
   * bytes.
   */
  private static final int PASSWORD_LIMIT = 4096 / 33;

  private final List<Fault> faults = new ArrayList<>();

  private RequestRules() {}

  /** All faults at once, or the sound request. */
  public static Checked check(Proposal proposal) {
    return new RequestRules().run(proposal);
  }

  private Checked run(Proposal proposal) {
    faults.addAll(PlaceRules.check(proposal.dataBackupUri(), proposal.archiveLogUri()));
    String tenant = tenant(proposal.tenantName());
    RestorePoint point = point(proposal.time(), proposal.scn());
    long score = score(proposal.haHighThreadScore());
    List<ZoneEntry> zones = new ZoneRules(faults).check(proposal.zones());
    PrimaryZone primaryZone = primaryZone(proposal);
    Integer concurrency = concurrency(proposal.concurrency());
    decryption(proposal.decryption());
    kms(proposal.kmsEncryptInfo());
    Manner manner = manner(proposal);
    if (!faults.isEmpty()) {
      return new Checked.Faulty(faults);
    }
    String dataUri = Objects.requireNonNull(proposal.dataBackupUri());
    String archiveUri = emptyIsNull(proposal.archiveLogUri());
    var secrets =
        new RestoreSecrets(
            dataUri,
            archiveUri == null ? dataUri : archiveUri,
            proposal.decryption(),
            emptyIsNull(proposal.kmsEncryptInfo()));
    return new Checked.Sound(
        new RestoreRequest(
            tenant, point, zones, primaryZone, (int) score, concurrency, manner, secrets));
  }

  private String tenant(@Nullable String name) {
    if (name == null) {
      faults.add(Fault.of(Rule.REQUIRED, "restore_tenant_name", "restore_tenant_name"));
      return "";
    }
    NameRules.tenant("restore_tenant_name", name).ifPresent(faults::add);
    return name;
  }

  private RestorePoint point(@Nullable Instant time, @Nullable Long scn) {
    boolean timeGiven = time != null && !time.equals(NOT_GIVEN);
    boolean scnGiven = scn != null && scn != 0;
    if (timeGiven && scnGiven) {
      faults.add(Fault.of(Rule.TIME_NOT_VALID, "time_stamp", Why.TIME_AND_SCN.with()));
    } else if (timeGiven) {
      return atTime(Objects.requireNonNull(time));
    } else if (scnGiven) {
      return atScn(Objects.requireNonNull(scn));
    }
    return new RestorePoint.Latest();
  }

  private RestorePoint atTime(Instant time) {
    if (time.isBefore(LOWEST_TIME) || time.isAfter(HIGHEST_TIME)) {
      faults.add(Fault.of(Rule.TIME_NOT_VALID, "time_stamp", Why.TIME_BEYOND_SCN.with()));
    }
    return new RestorePoint.AtTime(time);
  }

  private RestorePoint atScn(long scn) {
    if (scn < LOWEST_SCN) {
      faults.add(Fault.of(Rule.TIME_NOT_VALID, "scn", Why.SCN_TOO_LOW.with()));
    }
    return new RestorePoint.AtScn(Scn.of(Math.max(0, scn)));
  }

  private long score(@Nullable Long given) {
    long score = given == null ? DEFAULT_SCORE : given;
    if (score < 0 || score > PERCENT) {
      outOfRange("ha_high_thread_score", 0);
    }
    return score;
  }

  private @Nullable Integer concurrency(@Nullable Long given) {
    if (given == null) {
      return null;
    }
    if (given < 1 || given > PERCENT) {
      outOfRange("concurrency", 1);
      return null;
    }
    return given.intValue();
  }

  private void outOfRange(String field, int from) {
    faults.add(Fault.of(Rule.ILLEGAL_ARGUMENT, field, field, Why.RANGE.with(from, PERCENT)));
  }

  private PrimaryZone primaryZone(Proposal proposal) {
    String text = proposal.primaryZone();
    if (text == null || text.isEmpty()) {
      return PrimaryZone.RANDOM;
    }
    var parsed = PrimaryZone.parse(text);
    if (parsed.isEmpty()) {
      primaryZoneInvalid(Why.PRIMARY_ZONE_REPEATED);
      return PrimaryZone.RANDOM;
    }
    var listed = zoneNames(proposal.zones());
    // a missing zone list or zone name is one fault, not also one of the primary zone
    if (!listed.isEmpty() && !listed.contains(null) && !listed.containsAll(parsed.get().zones())) {
      primaryZoneInvalid(Why.PRIMARY_ZONE_NOT_LISTED);
    }
    return parsed.get();
  }

  private void primaryZoneInvalid(Why why) {
    faults.add(Fault.of(Rule.PRIMARY_ZONE_INVALID, "primary_zone", why.with()));
  }

  private static Set<@Nullable String> zoneNames(@Nullable List<Proposal.Zone> zones) {
    var names = new HashSet<@Nullable String>();
    if (zones != null) {
      zones.forEach(zone -> names.add(zone.name()));
    }
    return names;
  }

  private void decryption(List<String> passwords) {
    if (passwords.size() > PASSWORD_LIMIT) {
      illegalPasswords(Why.TOO_MANY_PASSWORDS.with(PASSWORD_LIMIT));
    } else if (passwords.stream().anyMatch(p -> p.isEmpty() || !TextRules.canBeSent(p))) {
      illegalPasswords(Why.PASSWORD_NOT_SENDABLE.with());
    }
  }

  private void illegalPasswords(Message why) {
    faults.add(Fault.of(Rule.ILLEGAL_ARGUMENT, "decryption", "decryption", why));
  }

  private void kms(@Nullable String info) {
    if (info != null && !TextRules.canBeSent(info)) {
      faults.add(
          Fault.of(
              Rule.ILLEGAL_ARGUMENT,
              "kms_encrypt_info",
              "kms_encrypt_info",
              Why.NOT_SENDABLE.with()));
    }
  }

  private Manner manner(Proposal proposal) {
    return new Manner(
        Boolean.TRUE.equals(proposal.keepStandby()),
        method(emptyIsNull(proposal.method())),
        description(emptyIsNull(proposal.description())));
  }

  private @Nullable RestoreMethod method(@Nullable String text) {
    var method = Optional.ofNullable(text).flatMap(RestoreMethod::of);
    if (text != null && method.isEmpty()) {
      faults.add(Fault.of(Rule.ILLEGAL_ARGUMENT, "method", "method", Why.METHOD_UNKNOWN.with()));
    }
    return method.orElse(null);
  }

  private @Nullable String description(@Nullable String text) {
    if (text != null
        && (text.length() > DESCRIPTION_LIMIT
            || !TextRules.canBeSent(text)
            || text.chars().anyMatch(Character::isISOControl))) {
      faults.add(
          Fault.of(
              Rule.ILLEGAL_ARGUMENT,
              "description",
              "description",
              Why.DESCRIPTION_FORM.with(DESCRIPTION_LIMIT)));
    }
    return text;
  }

  private static @Nullable String emptyIsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
