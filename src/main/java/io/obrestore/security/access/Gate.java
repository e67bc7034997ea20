package io.obrestore.security.access;

import io.obrestore.oceanbase.Secret;
import io.obrestore.security.access.Admitted.How;
import io.obrestore.security.hybrid.CryptoWorkers;
import io.obrestore.security.hybrid.HeaderOpener;
import io.obrestore.security.hybrid.HybridHeader;
import io.obrestore.security.password.RootPassword;
import io.obrestore.security.password.Throttle;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Lets requests in (api-contract.md, Authentication): with an encrypted header, with HTTP Basic, or
 * without either where root@sys has no password. Fails with {@link KeptOutException}, or with an
 * OceanBaseException when OceanBase cannot be asked.
 */
public final class Gate {
  private static final Duration SOON = Duration.ofSeconds(1);

  /**
   * Headers that cannot be read are refused at full ticks after they came: what is wrong within the
   * decryption takes some microseconds more or less, which nobody outside is to see.
   */
  private static final Duration TICK = Duration.ofMillis(20);

  private final Tools tools;
  private final AccessRules rules;

  /**
   * @param tools what it asks
   * @param rules what an operator decided
   */
  public Gate(Tools tools, AccessRules rules) {
    this.tools = tools;
    this.rules = rules;
  }

  /**
   * What a gate asks.
   *
   * @param opener opens headers
   * @param workers do so
   * @param password knows that of root@sys
   * @param replays knows which headers were used
   * @param throttle knows who tries too often
   * @param clock by which headers expire
   * @param nanoTime monotonic
   * @param pause holds answers back, to the nanosecond as far as the machine can
   */
  public record Tools(
      HeaderOpener opener,
      CryptoWorkers workers,
      RootPassword password,
      FirstTime replays,
      Throttle throttle,
      InstantSource clock,
      LongSupplier nanoTime,
      Function<Duration, Uni<Void>> pause) {}

  /** Whether a header comes for the first time. */
  @FunctionalInterface
  public interface FirstTime {
    /**
     * Asks, and uses it up.
     *
     * @param encrypted its decoded bytes
     * @param changes whether the call changes something
     */
    Uni<Boolean> isFirst(byte[] encrypted, Instant expires, boolean changes);
  }

  /** Lets it in, or fails. */
  public Uni<Admitted> admit(Approach approach) {
    return Uni.createFrom()
        .deferred(() -> checked(approach))
        .onFailure(CryptoWorkers.QueueFullException.class)
        .transform(full -> new KeptOutException(Obstacle.BUSY, SOON))
        .onFailure(RootPassword.TooManyLoginsException.class)
        .transform(many -> new KeptOutException(Obstacle.BUSY, SOON));
  }

  private Uni<Admitted> checked(Approach approach) {
    stopIfRefused(approach);
    if (approach.page().isForeign() && !rules.otherOrigins()) {
      return keptOut(Obstacle.OTHER_ORIGIN);
    }
    String header = approach.header();
    if (header != null && !header.isEmpty()) {
      return byHeader(approach, header);
    }
    var basic = BasicCredentials.of(approach.authorization());
    return basic.isPresent() ? byBasic(approach, basic.get()) : byNothing(approach);
  }

  /** Asked again before each costly step: many requests may have come at once. */
  private void stopIfRefused(Approach approach) {
    tools
        .throttle()
        .refused(approach.source())
        .ifPresent(
            left -> {
              throw new KeptOutException(Obstacle.TOO_MANY_FAILURES, left);
            });
  }

  private Uni<Admitted> byHeader(Approach approach, String header) {
    if (!tools.opener().isReady()) {
      return keptOut(Obstacle.NO_KEY_YET);
    }
    var encrypted = tools.opener().decode(header);
    if (encrypted.isEmpty()) {
      return wrong(approach, Obstacle.UNREADABLE_HEADER);
    }
    long came = tools.nanoTime().getAsLong();
    return tools
        .workers()
        .run(
            () -> {
              stopIfRefused(approach);
              return tools.opener().open(encrypted.get());
            })
        .chain(
            opened ->
                opened.isEmpty()
                    ? unreadable(approach, came)
                    : opened(approach, encrypted.get(), opened.get()));
  }

  private Uni<Admitted> unreadable(Approach approach, long came) {
    Duration pause = tools.throttle().failed(approach.source());
    long within = Math.floorMod(tools.nanoTime().getAsLong() - came, TICK.toNanos());
    return tools
        .pause()
        .apply(pause.plus(TICK).minusNanos(within))
        .chain(() -> keptOut(Obstacle.UNREADABLE_HEADER));
  }

  private Uni<Admitted> opened(Approach approach, byte[] encrypted, HybridHeader header) {
    if (!header.uri().equals(approach.uri())) {
      return keptOut(Obstacle.OTHER_URI);
    }
    Instant now = tools.clock().instant();
    // the second in which it expires is its last
    if (now.getEpochSecond() > header.expires().getEpochSecond()) {
      return keptOut(Obstacle.EXPIRED);
    }
    if (header.expires().isAfter(now.plus(rules.headerLifetime()))) {
      return keptOut(Obstacle.NOT_YET_VALID);
    }
    return password(approach, header.password())
        .chain(() -> tools.replays().isFirst(encrypted, header.expires(), approach.changes()))
        .chain(
            first ->
                first
                    ? admitted(approach, new Admitted(How.ENCRYPTED_HEADER, header.keys()))
                    : keptOut(Obstacle.REPLAYED));
  }

  private Uni<Admitted> byBasic(Approach approach, BasicCredentials credentials) {
    if (!approach.peer().encrypted() && !approach.isLocal()) {
      return keptOut(Obstacle.BASIC_IN_THE_CLEAR);
    }
    return (credentials.isRoot()
            ? password(approach, credentials.password())
            : this.<Void>wrong(approach, Obstacle.WRONG_PASSWORD))
        .chain(() -> admitted(approach, new Admitted(How.BASIC, null)));
  }

  /** Only now: what was proved once and is sent again proves nothing of who sends it. */
  private Uni<Admitted> admitted(Approach approach, Admitted how) {
    tools.throttle().succeeded(approach.source());
    return Uni.createFrom().item(how);
  }

  private Uni<Admitted> byNothing(Approach approach) {
    return tools
        .password()
        .isEmpty()
        .chain(
            empty ->
                empty
                    ? open(approach).replaceWith(new Admitted(How.NO_PASSWORD, null))
                    : keptOut(Obstacle.NO_HEADER));
  }

  /** Right, and where it is empty, good for where the request comes from. */
  private Uni<Void> password(Approach approach, Secret password) {
    stopIfRefused(approach);
    return tools
        .password()
        .is(password)
        .chain(
            right -> {
              if (!right) {
                return wrong(approach, Obstacle.WRONG_PASSWORD);
              }
              return password.value().isEmpty() ? open(approach) : Uni.createFrom().voidItem();
            });
  }

  private Uni<Void> open(Approach approach) {
    if (!rules.withoutPassword() && !approach.isLocal()) {
      return keptOut(Obstacle.NO_ROOT_PASSWORD);
    }
    return isUnderAForeignName(approach.page())
        ? keptOut(Obstacle.FOREIGN_NAME)
        : Uni.createFrom().voidItem();
  }

  /**
   * Browsers send no Origin when a page reads from where it was found. So where being on this
   * machine is all that lets it in, the name counts for everybody; where others are served too,
   * under whatever name, only for what says that it is a page. A page of another origin came so far
   * because CORS allows it.
   */
  private boolean isUnderAForeignName(Page page) {
    if (page.isForeign()) {
      return false;
    }
    return page.isUnderAForeignName() || (!rules.withoutPassword() && page.isSentToAForeignName());
  }

  /** Counts against the source; its answer is held back when it was not the first. */
  private <T> Uni<T> wrong(Approach approach, Obstacle obstacle) {
    Duration pause = tools.throttle().failed(approach.source());
    return pause.isZero()
        ? keptOut(obstacle)
        : tools.pause().apply(pause).chain(() -> keptOut(obstacle));
  }

  private static <T> Uni<T> keptOut(Obstacle obstacle) {
    return keptOut(new KeptOutException(obstacle));
  }

  private static <T> Uni<T> keptOut(KeptOutException failure) {
    return Uni.createFrom().failure(failure);
  }
}
