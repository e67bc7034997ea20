package io.obrestore.api.restore;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.api.edge.Readiness;
import io.obrestore.oceanbase.backup.ObAdminException;
import io.obrestore.restore.Windows.Window;
import io.obrestore.restore.source.BackupSources;
import io.obrestore.restore.source.UnknownBackupException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What could be restored, before anything is. */
@Path("/api/v1/restore")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Tag(name = "restore", description = "Restoring tenants.")
public class SourceResource {
  private static final String EXAMPLE =
      """
      {
        "data_backup_uri": "file:///data/backup/data",
        "archive_log_uri": "file:///data/backup/clog"
      }
      """;

  private final BackupSources sources;
  private final Readiness readiness;
  private final WindowAnswers answers;

  SourceResource(BackupSources sources, Readiness readiness, WindowAnswers answers) {
    this.sources = sources;
    this.readiness = readiness;
    this.answers = answers;
  }

  @POST
  @Path("/windows")
  @Operation(
      operationId = "getRestoreWindows",
      summary = "The moments a backup can be restored to.",
      description =
          "By OceanBase's views where this cluster made the backup, else by ob_admin where it is configured. Each moment"
              + " shown can be restored to. GET with the same body, as the SDKs send it, is answered alike.")
  public Uni<Answer<RestoreWindows>> windows(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = BackupPlaceParam.class),
                      examples = @ExampleObject(name = "sample", value = EXAMPLE)))
          byte[] body) {
    var place = BackupPlaceReader.read(body);
    return readiness
        .whenReady(() -> sources.windows(place))
        .onFailure()
        .transform(SourceResource::told)
        .map(this::shown)
        .map(Answer::of);
  }

  @POST
  @Path("/source-tenant-info")
  @Operation(
      operationId = "getRestoreSourceTenantInfo",
      summary = "Whose backup it is, and the moments it can be restored to.")
  public Uni<Answer<SourceTenantInfo>> sourceTenant(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = BackupPlaceParam.class),
                      examples = @ExampleObject(name = "sample", value = EXAMPLE)))
          byte[] body) {
    var place = BackupPlaceReader.read(body);
    return readiness
        .whenReady(() -> sources.describe(place))
        .onFailure()
        .transform(SourceResource::told)
        .map(
            source ->
                new SourceTenantInfo(
                    source.tenantName(), source.clusterName(), shown(source.windows())))
        .map(Answer::of);
  }

  private static Throwable told(Throwable failure) {
    if (failure instanceof UnknownBackupException) {
      return Problem.of(ErrorCode.WITHOUT_OB_ADMIN).asException();
    }
    if (failure instanceof ObAdminException program) {
      return (program.isBusy()
              ? Problem.of(ErrorCode.BUSY)
              : Problem.of(ErrorCode.OB_ADMIN_FAILED, String.valueOf(program.getMessage())))
          .asException();
    }
    return failure;
  }

  private RestoreWindows shown(List<Window> windows) {
    return new RestoreWindows(answers.all(windows));
  }
}
