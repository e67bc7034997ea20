package io.obrestore.restore.validation;

import io.obrestore.restore.validation.Proposal.Zone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sound proposal, to be spoilt by a test. */
final class ProposalBuilder {
  private @Nullable String dataUri = "file:///data/backup/data";
  private @Nullable String archiveUri;
  private @Nullable String tenant = "rt2";
  private @Nullable Instant time;
  private @Nullable Long scn;
  private @Nullable Long score;
  private @Nullable List<Zone> zones = List.of(zone("zone1"));
  private @Nullable String primaryZone;
  private @Nullable Long concurrency;
  private List<String> decryption = List.of();
  private @Nullable String kms;
  private @Nullable Boolean keepStandby;
  private @Nullable String method;
  private @Nullable String description;

  static Zone zone(@Nullable String name) {
    return new Zone(name, null, "s1", 1L);
  }

  ProposalBuilder dataUri(@Nullable String value) {
    dataUri = value;
    return this;
  }

  ProposalBuilder archiveUri(@Nullable String value) {
    archiveUri = value;
    return this;
  }

  ProposalBuilder tenant(@Nullable String value) {
    tenant = value;
    return this;
  }

  ProposalBuilder time(@Nullable String value) {
    time = value == null ? null : Instant.parse(value);
    return this;
  }

  ProposalBuilder scn(@Nullable Long value) {
    scn = value;
    return this;
  }

  ProposalBuilder score(@Nullable Long value) {
    score = value;
    return this;
  }

  ProposalBuilder zones(Zone... values) {
    zones = List.of(values);
    return this;
  }

  ProposalBuilder noZones() {
    zones = null;
    return this;
  }

  ProposalBuilder primaryZone(@Nullable String value) {
    primaryZone = value;
    return this;
  }

  ProposalBuilder concurrency(@Nullable Long value) {
    concurrency = value;
    return this;
  }

  ProposalBuilder decryption(List<String> values) {
    decryption = values;
    return this;
  }

  ProposalBuilder kms(@Nullable String value) {
    kms = value;
    return this;
  }

  ProposalBuilder keepStandby(@Nullable Boolean value) {
    keepStandby = value;
    return this;
  }

  ProposalBuilder method(@Nullable String value) {
    method = value;
    return this;
  }

  ProposalBuilder description(@Nullable String value) {
    description = value;
    return this;
  }

  Proposal build() {
    return new Proposal(
        dataUri,
        archiveUri,
        tenant,
        time,
        scn,
        score,
        zones,
        primaryZone,
        concurrency,
        decryption,
        kms,
        keepStandby,
        method,
        description);
  }
}
