package io.obrestore.restore;

import io.obrestore.dag.DagView;
import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.statement.RestoreMethod;
import io.obrestore.security.Masking;
import io.obrestore.security.SecretBox;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request and its facts stand in the store: what may be read in the clear as JSON, what may
 * not sealed, bound to its dag and field.
 */
public final class RestoreCodec {
  private static final String SECRETS_FIELD = ":secrets";
  private final SecretBox box;

  /**
   * @param box seals the secrets
   */
  public RestoreCodec(SecretBox box) {
    this.box = box;
  }

  /** The request without its secrets; URIs are shown without theirs. */
  public String request(RestoreRequest request) {
    return StoredJson.write(
        new StoredRequest(
            request.tenantName(),
            request.point().scn().map(scn -> scn.value().toString()).orElse(null),
            request.zones().stream().map(StoredZone::of).toList(),
            request.primaryZone().text(),
            request.haHighThreadScore(),
            request.concurrency(),
            Masking.uri(request.secrets().dataBackupUri()),
            Masking.uri(request.secrets().archiveLogUri()),
            request.manner().keepStandby(),
            request.manner().method(),
            request.manner().description()));
  }

  /** The secrets, sealed for the dag of that token. */
  public String seal(String token, RestoreSecrets secrets) {
    var stored =
        new StoredSecrets(
            secrets.dataBackupUri(),
            secrets.archiveLogUri(),
            secrets.decryption(),
            secrets.kmsEncryptInfo());
    return box.seal(StoredJson.write(stored), token + SECRETS_FIELD);
  }

  /** Whether sealed secrets are under a master key that is not the current one any more. */
  public boolean isOutdated(String sealed) {
    return box.isOutdated(sealed);
  }

  /**
   * The same secrets under the current master key.
   *
   * @throws io.obrestore.security.SealedValueException when they cannot be opened
   */
  public String reseal(String token, String sealed) {
    return box.reseal(sealed, token + SECRETS_FIELD);
  }

  /**
   * The request of a dag with its secrets.
   *
   * @throws IllegalStateException when the dag has ended and its secrets are wiped
   */
  public RestoreRequest open(DagView dag) {
    String sealed = dag.secrets();
    if (sealed == null) {
      throw new IllegalStateException("dag " + dag.id() + " has no secrets any more");
    }
    var stored = StoredJson.read(dag.request(), StoredRequest.class);
    var secrets =
        StoredJson.read(box.open(sealed, dag.token() + SECRETS_FIELD), StoredSecrets.class);
    return new RestoreRequest(
        stored.tenant(),
        stored.scn() == null
            ? new RestorePoint.Latest()
            : new RestorePoint.AtScn(new Scn(new BigInteger(stored.scn()))),
        stored.zones().stream().map(StoredZone::entry).toList(),
        PrimaryZone.parse(stored.primaryZone()).orElse(PrimaryZone.RANDOM),
        stored.haHighThreadScore(),
        stored.concurrency(),
        stored.manner(),
        new RestoreSecrets(
            stored(secrets.dataBackupUri()),
            stored(secrets.archiveLogUri()),
            secrets.decryption(),
            secrets.kmsEncryptInfo()));
  }

  /** Every value of a dag that must stand in no text; none when its secrets are gone. */
  public List<Secret> hidden(DagView dag) {
    return dag.secrets() == null ? List.of() : open(dag).secrets().hidden();
  }

  /** How many resource pools an attempt of a dag makes. */
  public static int pools(DagView dag) {
    return StoredJson.read(dag.request(), StoredRequest.class).zones().size();
  }

  /** What of the request the reference cannot say. */
  public static Manner manner(DagView dag) {
    return StoredJson.read(dag.request(), StoredRequest.class).manner();
  }

  /** The tenant a dag restores, also when its secrets are gone. */
  public static String tenantName(DagView dag) {
    return StoredJson.read(dag.request(), StoredRequest.class).tenant();
  }

  /** What the stages recorded. */
  public static RestoreFacts facts(DagView dag) {
    return StoredJson.read(dag.facts(), RestoreFacts.class);
  }

  /** As {@link #facts(DagView)} reads it. */
  public static String write(RestoreFacts facts) {
    return StoredJson.write(facts);
  }

  private static String stored(@Nullable String text) {
    if (text == null) {
      throw new IllegalStateException("a stored request lacks a place");
    }
    return text;
  }

  private record StoredRequest(
      String tenant,
      @Nullable String scn,
      List<StoredZone> zones,
      String primaryZone,
      int haHighThreadScore,
      @Nullable Integer concurrency,
      String dataPlace,
      String archivePlace,
      boolean keepStandby,
      @Nullable RestoreMethod method,
      @Nullable String description) {
    Manner manner() {
      return new Manner(keepStandby, method, description);
    }
  }

  private record StoredZone(String zone, ReplicaType replicaType, String unitConfig, int unitNum) {
    static StoredZone of(ZoneEntry entry) {
      return new StoredZone(entry.zone(), entry.replicaType(), entry.unitConfig(), entry.unitNum());
    }

    ZoneEntry entry() {
      return new ZoneEntry(zone, replicaType, unitConfig, unitNum);
    }
  }

  private record StoredSecrets(
      @Nullable String dataBackupUri,
      @Nullable String archiveLogUri,
      List<String> decryption,
      @Nullable String kmsEncryptInfo) {}
}
