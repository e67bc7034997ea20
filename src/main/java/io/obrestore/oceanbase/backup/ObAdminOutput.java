package io.obrestore.oceanbase.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.view.ArchiveRound;
import io.obrestore.oceanbase.view.BackupSet;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the output of {@code ob_admin dump_backup -q}: lines such as {@code | 12|{tenant_id:1002,
 * backup_set_id:1, start_replay_scn:{val:…, v:0}}}, as the kernel's own to_string writes objects
 * (ObBackupSetFileDesc in ob_backup_struct.cpp), and {@code | tenant_name|shop}. Strict: an entry
 * that cannot be read, or lacks what is needed, fails the whole.
 */
final class ObAdminOutput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ENTRY =
      Pattern.compile("^\\|\\s*\\d+\\|(\\{.*\\})\\s*\\|?$", Pattern.MULTILINE);
  private static final Pattern FIELD =
      Pattern.compile("^\\|\\s*(\\w+)\\s*\\|(.*?)\\|?$", Pattern.MULTILINE);

  /** A string, which is kept, or a name before a colon, which gets its quotes. */
  private static final Pattern NAME =
      Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")|([{,]\\s*)(\\w+)(\\s*:)");

  private static final List<String> STATUSES = List.of("DOING", "SUCCESS", "FAILED");
  private static final List<String> FILE_STATUSES =
      List.of("AVAILABLE", "COPYING", "INCOMPLETE", "DELETING", "EXPIRED", "BROKEN", "DELETED");

  private ObAdminOutput() {}

  static List<BackupSet> sets(String output) {
    return entries(output, ObAdminOutput::set);
  }

  static List<ArchiveRound> rounds(String output) {
    return entries(output, ObAdminOutput::round);
  }

  static BackupOwner owner(String output) {
    String tenant = "";
    String cluster = "";
    Matcher field = FIELD.matcher(output);
    while (field.find()) {
      String value = field.group(2).strip();
      if (field.group(1).equals("tenant_name")) {
        tenant = value;
      } else if (field.group(1).equals("cluster_name")) {
        cluster = value;
      }
    }
    if (tenant.isEmpty() && cluster.isEmpty()) {
      throw unreadable("it names neither tenant nor cluster");
    }
    return new BackupOwner(tenant, cluster);
  }

  private static <T> List<T> entries(String output, Function<JsonNode, T> reader) {
    return ENTRY
        .matcher(output)
        .results()
        .map(entry -> reader.apply(json(entry.group(1))))
        .toList();
  }

  private static JsonNode json(String object) {
    String quoted =
        NAME.matcher(object)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1) != null
                            ? found.group(1)
                            : found.group(2) + '"' + found.group(3) + '"' + found.group(4)));
    try {
      return JSON.readTree(quoted);
    } catch (JsonProcessingException notJson) {
      // without the cause: it quotes a password's hash and a place
      throw unreadable("an entry is not of the kernel's form");
    }
  }

  private static BackupSet set(JsonNode entry) {
    return new BackupSet(
        number(entry, "tenant_id"),
        number(entry, "backup_set_id"),
        entry.at("/backup_type/type").asInt() == 0 ? "FULL" : "INC",
        number(entry, "prev_full_backup_set_id"),
        number(entry, "prev_inc_backup_set_id"),
        named(entry, "status", STATUSES),
        named(entry, "file_status", FILE_STATUSES),
        entry.path("plus_archivelog").asBoolean(),
        scn(entry, "start_replay_scn"),
        scn(entry, "min_restore_scn"),
        named(entry, "encryption_mode", BackupSet.ENCRYPTION_MODES),
        entry.path("tenant_compatible_display").asText(),
        entry.path("cluster_version_display").asText(),
        "");
  }

  private static ArchiveRound round(JsonNode entry) {
    JsonNode key = entry.path("key");
    return new ArchiveRound(
        number(key, "tenant_id"),
        key.path("dest_id").asLong(),
        key.path("round_id").asLong(),
        "",
        scn(entry, "start_scn"),
        scn(entry, "checkpoint_scn"),
        "");
  }

  private static long number(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.canConvertToLong()) {
      throw unreadable("an entry has no " + field);
    }
    return value.longValue();
  }

  /** By its number in the kernel; older programs leave it out, and then it counts as good. */
  private static String named(JsonNode object, String field, List<String> names) {
    JsonNode value = object.path(field);
    if (value.isMissingNode()) {
      return field.equals("status") ? "SUCCESS" : names.get(0);
    }
    int number = value.asInt(-1);
    if (number < 0 || number >= names.size()) {
      throw unreadable("an entry has an unknown " + field);
    }
    return names.get(number);
  }

  private static @Nullable Scn scn(JsonNode object, String field) {
    JsonNode value = object.path(field).path("val");
    if (!value.isIntegralNumber()) {
      throw unreadable("an entry has no " + field);
    }
    BigInteger number = value.bigIntegerValue();
    return number.signum() > 0 && number.bitLength() <= 63 ? new Scn(number) : null;
  }

  private static ObAdminException unreadable(String why) {
    return new ObAdminException("the output of ob_admin cannot be read: " + why, false);
  }
}
