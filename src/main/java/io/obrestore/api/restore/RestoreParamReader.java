package io.obrestore.api.restore;

import com.fasterxml.jackson.databind.JsonNode;
import io.obrestore.api.edge.Detail;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.JsonFields;
import io.obrestore.api.edge.Problem.FieldFault;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.validation.Checked;
import io.obrestore.restore.validation.Proposal;
import io.obrestore.restore.validation.RequestRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From the JSON of a RestoreParam to a sound request, or all its faults in the order of the
 * contract's table.
 */
final class RestoreParamReader {
  /** Go's zero time, as its SDK sends it. */
  private static final Instant NOT_GIVEN = Instant.parse("0001-01-01T00:00:00Z");

  /** What became of a body. */
  sealed interface Read {
    /** Every rule on the request alone holds. */
    record Sound(RestoreRequest request) implements Read {}

    /** All that is wrong with it; never empty. */
    record Faulty(List<FieldFault> faults) implements Read {}
  }

  private static final String TIME = "time_stamp";
  private static final String TIME_ALSO = "timestamp";

  private final List<FieldFault> unreadable = new ArrayList<>();

  /** The spelling that was used. */
  private String timeField = TIME;

  private RestoreParamReader() {}

  static Read read(JsonNode body) {
    return new RestoreParamReader().run(body);
  }

  private Read run(JsonNode body) {
    var checked = RequestRules.check(proposal(new JsonFields(body, unreadable)));
    if (checked instanceof Checked.Sound sound && unreadable.isEmpty()) {
      return new Read.Sound(sound.request());
    }
    var broken =
        checked instanceof Checked.Faulty faulty
            ? faulty.faults().stream().map(FieldFault::of).map(this::asSpelled)
            : Stream.<FieldFault>of();
    var malformed = unreadable.stream().map(FieldFault::field).collect(Collectors.toSet());
    // a field of a wrong type reads as missing: that is one fault, not two
    return new Read.Faulty(
        FieldOrder.sort(
            Stream.concat(
                unreadable.stream(), broken.filter(fault -> !isIn(malformed, fault.field())))));
  }

  /** Whether that field, or the entry it stands in, is among those. */
  private static boolean isIn(Set<String> fields, String field) {
    int dot = field.lastIndexOf('.');
    return fields.contains(field) || (dot > 0 && fields.contains(field.substring(0, dot)));
  }

  private FieldFault asSpelled(FieldFault fault) {
    return fault.field().equals(TIME)
        ? new FieldFault(timeField, fault.errCode(), fault.status(), fault.text())
        : fault;
  }

  private Proposal proposal(JsonFields fields) {
    return new Proposal(
        fields.text("data_backup_uri"),
        fields.text("archive_log_uri"),
        fields.text("restore_tenant_name"),
        time(fields),
        fields.integer("scn"),
        fields.integer("ha_high_thread_score"),
        fields.objects("zone_list", RestoreParamReader::zone),
        fields.text("primary_zone"),
        fields.integer("concurrency"),
        passwords(fields),
        fields.text("kms_encrypt_info"),
        fields.flag("keep_standby"),
        fields.text("method"),
        fields.text("description"));
  }

  private static Proposal.Zone zone(JsonFields fields) {
    return new Proposal.Zone(
        fields.text("name"),
        fields.text("replica_type"),
        fields.text("unit_config_name"),
        fields.integer("unit_num"));
  }

  private @Nullable Instant time(JsonFields fields) {
    Instant seed = given(fields.time(TIME));
    Instant reference = given(fields.time(TIME_ALSO));
    if (seed == null && reference != null) {
      timeField = TIME_ALSO;
    }
    if (seed != null && reference != null && !seed.equals(reference)) {
      unreadable.add(
          FieldFault.of(ErrorCode.ILLEGAL_ARGUMENT, TIME, TIME, Detail.TIMES_DIFFER.with()));
    }
    return seed != null ? seed : reference;
  }

  private static @Nullable Instant given(@Nullable Instant time) {
    return NOT_GIVEN.equals(time) ? null : time;
  }

  /** The Go SDK has no list: it sends one password of full and one of incremental backups. */
  private static List<String> passwords(JsonFields fields) {
    return Stream.of(
            fields.texts("decryption"),
            fields.textOrTexts("full_backup_decryption"),
            fields.textOrTexts("inc_backup_decryption"))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
