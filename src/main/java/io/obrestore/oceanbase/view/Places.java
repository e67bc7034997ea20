package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.statement.UriSecrets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a job reads from. BACKUP_DEST holds access keys: they are dropped before anything else sees
 * it.
 *
 * @param data the place of the data backup; empty when not known
 * @param log the place of the archived logs; empty when not known
 */
public record Places(String data, String log) {
  /** Not known. */
  public static final Places NONE = new Places("", "");

  /**
   * Of a BACKUP_DEST: the data's place, a comma, those of the logs. The kernel skips a log's place
   * that is the data's.
   */
  static Places of(@Nullable String backupDest) {
    List<String> all = Arrays.asList((backupDest == null ? "" : backupDest).split(",", -1));
    String data = UriSecrets.without(all.get(0).strip());
    if (all.size() == 1) {
      return new Places(data, data);
    }
    return new Places(
        data,
        all.stream()
            .skip(1)
            .map(String::strip)
            .map(UriSecrets::without)
            .collect(Collectors.joining(",")));
  }

  /** Whether the data is at that URI, whose parameters do not count. */
  public boolean isOf(String dataUri) {
    return withoutParameters(data).equals(withoutParameters(dataUri));
  }

  private static String withoutParameters(String uri) {
    int mark = uri.indexOf('?');
    String place = mark < 0 ? uri : uri.substring(0, mark);
    return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
  }

  /** A list of places, such as BACKUP_SET_LIST, without their secrets. */
  static String withoutSecrets(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(UriSecrets::without)
        .collect(Collectors.joining(","));
  }
}
