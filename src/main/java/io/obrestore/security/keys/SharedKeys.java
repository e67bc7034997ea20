package io.obrestore.security.keys;

import io.obrestore.oceanbase.session.StoreClient;
import io.obrestore.security.SealedValueException;
import io.obrestore.security.SecretBox;
import io.obrestore.security.hybrid.CryptoWorkers;
import io.obrestore.security.hybrid.KeyRing;
import io.obrestore.security.hybrid.RsaKey;
import io.obrestore.security.keys.KeyTable.Generation;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a replica's key ring as the store has it. The first replica makes a key; a rotation adds a
 * generation, which all replicas hold for a while before any of them publishes it, and the one
 * before goes on opening headers for a grace period.
 */
public final class SharedKeys {
  /** More than twice the time between two refreshes: by then every replica holds a new key. */
  public static final Duration HELD_BEFORE_PUBLISHED = Duration.ofSeconds(30);

  /** How often {@link #refresh()} is to be called. */
  public static final Duration REFRESH_EVERY = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(SharedKeys.class);

  /** Each key that opens headers costs the time of a decryption for every bad one. */
  private static final int MOST_KEYS = 4;

  private static final Duration USUAL_GRACE = Duration.ofHours(1);
  private static final String CONTEXT = "rsa-key:";

  private final KeyTable table;
  private final SecretBox box;
  private final KeyRing ring;
  private final CryptoWorkers workers;
  private final SecureRandom random;
  private final int bits;
  private volatile Map<Integer, Held> held = Map.of();
  private volatile Set<Integer> unreadable = Set.of();

  /**
   * @param bits of new keys
   */
  public SharedKeys(
      StoreClient store,
      SecretBox box,
      KeyRing ring,
      CryptoWorkers workers,
      SecureRandom random,
      int bits) {
    this.table = new KeyTable(store);
    this.box = box;
    this.ring = ring;
    this.workers = workers;
    this.random = random;
    this.bits = bits;
  }

  private record Held(String sealed, RsaKey key) {}

  /** Brings the ring to what the store has; makes the first key where there is none. */
  public Uni<Void> refresh() {
    return table.all().chain(this::take);
  }

  private Uni<Void> take(List<Generation> all) {
    return workers
        .run(() -> opened(all))
        .chain(
            keys ->
                keys.isEmpty()
                    ? addAfter(all, Duration.ZERO).chain(this::refresh)
                    : tidied(all, keys).invoke(() -> hold(all, keys)));
  }

  /** Those that open headers and that this replica can read. Parses only what is new. */
  private Map<Integer, Held> opened(List<Generation> all) {
    Map<Integer, Held> before = held;
    Map<Integer, Held> now = new HashMap<>();
    Set<Integer> closed = new HashSet<>();
    for (Generation generation : all) {
      Held known = before.get(generation.id());
      boolean same = known != null && known.sealed().equals(generation.sealed());
      Held key = same ? known : open(generation);
      if (key == null) {
        closed.add(generation.id());
      } else if (generation.opens()) {
        now.put(generation.id(), key);
      }
    }
    held = Map.copyOf(now);
    unreadable = Set.copyOf(closed);
    return now;
  }

  private @Nullable Held open(Generation generation) {
    try {
      String der = box.open(generation.sealed(), CONTEXT + generation.id());
      return new Held(generation.sealed(), RsaKey.ofPkcs1(Base64.getDecoder().decode(der)));
    } catch (SealedValueException closed) {
      if (!unreadable.contains(generation.id())) {
        LOG.errorf(
            "RSA key %d of the store cannot be opened: %s", generation.id(), closed.getMessage());
      }
      return null;
    }
  }

  private void hold(List<Generation> all, Map<Integer, Held> keys) {
    var order = new ArrayList<Generation>(all);
    order.removeIf(generation -> !keys.containsKey(generation.id()));
    order.sort(
        Comparator.comparing(Generation::published).thenComparingInt(Generation::id).reversed());
    ring.hold(order.stream().map(generation -> key(keys, generation)).toList());
  }

  private static RsaKey key(Map<Integer, Held> keys, Generation generation) {
    return Objects.requireNonNull(keys.get(generation.id())).key();
  }

  /** What a replica that died in the middle of a rotation has left, and what has had its time. */
  private Uni<Void> tidied(List<Generation> all, Map<Integer, Held> keys) {
    Uni<Void> done = Uni.createFrom().voidItem();
    if (all.stream().filter(Generation::newest).count() > 1) {
      done = done.chain(() -> table.retireBefore(all.get(0).id(), USUAL_GRACE));
    }
    if (all.stream().anyMatch(generation -> !generation.opens())) {
      done = done.chain(table::dropRetired);
    }
    for (Generation generation : all) {
      if (keys.containsKey(generation.id()) && box.isOutdated(generation.sealed())) {
        done = done.chain(() -> resealed(generation));
      }
    }
    return done;
  }

  private Uni<Void> resealed(Generation generation) {
    return workers
        .run(() -> box.reseal(generation.sealed(), CONTEXT + generation.id()))
        .chain(fresh -> table.reseal(generation.id(), generation.sealed(), fresh));
  }

  /**
   * Begins the change to a new key.
   *
   * @param grace how long the old ones open headers after the new one is published; with none the
   *     change is at once, as for a key that somebody else may have
   */
  public Uni<Void> rotate(Duration grace) {
    Duration unseen = grace.isZero() ? Duration.ZERO : HELD_BEFORE_PUBLISHED;
    return table
        .all()
        .chain(
            all ->
                addAfter(all, unseen)
                    .call(id -> table.retireBefore(id, unseen.plus(grace)))
                    .chain(id -> table.dropUpTo(id - MOST_KEYS))
                    .chain(this::refresh));
  }

  private Uni<Integer> addAfter(List<Generation> all, Duration unseen) {
    int id = all.isEmpty() ? 1 : all.get(0).id() + 1;
    return workers
        .run(() -> made(id))
        .chain(value -> table.add(id, value, unseen))
        .invoke(
            first -> {
              if (first) {
                LOG.infof("RSA key %d was made: %d bits", id, bits);
              }
            })
        .replaceWith(id);
  }

  private String made(int id) {
    String der = Base64.getEncoder().encodeToString(RsaKey.generate(bits, random).toPkcs1());
    return box.seal(der, CONTEXT + id);
  }
}
