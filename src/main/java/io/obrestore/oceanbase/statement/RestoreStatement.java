package io.obrestore.oceanbase.statement;

import io.obrestore.oceanbase.Scn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * ALTER SYSTEM RESTORE. Passwords and KMS info are not in it: they are set on the session before.
 *
 * @param tenant the name to restore into
 * @param dataUri where the backup sets are
 * @param archiveUris where the archived log is; may hold the data URI
 * @param until the point to restore to, inclusive; null for the latest
 * @param options what stands after WITH
 * @param mark what comes back in the DESCRIPTION column of the restore views
 */
public record RestoreStatement(
    String tenant,
    String dataUri,
    List<String> archiveUris,
    @Nullable Scn until,
    RestoreOptions options,
    String mark) {

  private static final int URI_LIMIT = 2048;
  // A DESCRIPTION of 1024 characters would keep the job from ever moving to the history.
  private static final int MARK_LIMIT = 512;

  public RestoreStatement {
    archiveUris = List.copyOf(archiveUris);
  }

  /** Without URIs: they hold access keys. */
  @Override
  public String toString() {
    return "RestoreStatement[tenant=" + tenant + ", until=" + until + ", mark=" + mark + "]";
  }

  AdministrationStatement build() {
    uris().forEach(RestoreStatement::checkUri);
    return new AdministrationStatement(
        AdministrationStatement.Kind.RESTORE,
        text(String.join(",", uris())),
        text(uris().stream().map(UriSecrets::without).collect(Collectors.joining(","))),
        "ALTER SYSTEM RESTORE " + Quoting.identifier(tenant) + point() + " with mark " + mark,
        uris().stream().flatMap(uri -> UriSecrets.of(uri).stream()).toList());
  }

  private String text(String places) {
    return "ALTER SYSTEM RESTORE "
        + Quoting.identifier(tenant)
        + " FROM "
        + Quoting.literal(places)
        + point()
        + " WITH "
        + Quoting.literal(options.text())
        + " DESCRIPTION "
        + Quoting.literal(checkedMark());
  }

  private Set<String> uris() {
    Set<String> uris = new LinkedHashSet<>();
    uris.add(dataUri);
    uris.addAll(archiveUris);
    return uris;
  }

  private String point() {
    if (until == null) {
      return "";
    }
    if (until.compareTo(Scn.of(1)) <= 0) {
      throw new InvalidStatementException("the SCN to restore to is not above 1");
    }
    return " UNTIL SCN=" + until;
  }

  private String checkedMark() {
    if (mark.isEmpty() || mark.length() > MARK_LIMIT) {
      throw new InvalidStatementException("the mark is empty or longer than " + MARK_LIMIT);
    }
    return mark;
  }

  /** A comma would add a place, blanks at the ends would be trimmed away. */
  private static void checkUri(String uri) {
    if (uri.isBlank() || uri.indexOf(',') >= 0 || !uri.equals(uri.strip())) {
      throw new InvalidStatementException("a backup URI is empty, holds a comma or outer blanks");
    }
    if (uri.getBytes(StandardCharsets.UTF_8).length >= URI_LIMIT) {
      throw new InvalidStatementException("a backup URI takes 2048 bytes or more");
    }
  }
}
