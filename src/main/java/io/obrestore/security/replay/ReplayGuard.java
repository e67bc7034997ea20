package io.obrestore.security.replay;

import io.obrestore.oceanbase.session.StoreClient;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * Lets a header pass once. Those of calls that change something are kept in the store until they
 * expire: good once on all replicas, and after a restart too. Those of reads are kept by the
 * replica that served them, so that a read costs no write.
 */
public final class ReplayGuard {
  private static final String WHAT = "nonce";
  private static final int READS_KEPT = 200_000;
  private static final int PURGED_AT_ONCE = 1_000;

  private static final String ADD =
      """
      INSERT IGNORE INTO nonce (hash, expires_at) VALUES (?, ?)
      """;
  private static final String PURGE =
      """
      DELETE FROM nonce WHERE expires_at < TIMESTAMPADD(SECOND, -600, NOW(6)) LIMIT 1000
      """;

  private final StoreClient store;
  private final InstantSource clock;
  private final RecentHeaders reads = new RecentHeaders(READS_KEPT);

  /**
   * @param clock by which headers expire
   */
  public ReplayGuard(StoreClient store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Whether this header comes for the first time.
   *
   * @param encrypted its decoded bytes: base64 has several spellings of the same
   * @param changes whether the call changes something
   */
  public Uni<Boolean> isFirst(byte[] encrypted, Instant expires, boolean changes) {
    String hash = hash(encrypted);
    return changes
        ? store
            .run(WHAT, ADD, hash, LocalDateTime.ofInstant(expires, ZoneOffset.UTC))
            .map(rows -> rows.rowCount() == 1)
        : Uni.createFrom().item(() -> reads.add(hash, expires.plusSeconds(1), clock.instant()));
  }

  /** Removes what has expired, in small steps; clocks that differ by ten minutes do no harm. */
  public Uni<Void> purge() {
    return store
        .run(WHAT, PURGE)
        .chain(rows -> rows.rowCount() == PURGED_AT_ONCE ? purge() : Uni.createFrom().voidItem());
  }

  private static String hash(byte[] encrypted) {
    var digest = new SHA256Digest();
    digest.update(encrypted, 0, encrypted.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }
}
