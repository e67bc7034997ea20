package io.obrestore.security.password;

import io.obrestore.oceanbase.Secret;
import io.smallrye.mutiny.Uni;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Whether a password is that of root@sys. OceanBase itself says so, by a login; what it said is
 * remembered for a short while as a keyed hash, never the password. So a password that was changed
 * in OceanBase is noticed within {@link #RIGHT_FOR}.
 */
public final class RootPassword {
  /** How long a login that succeeded is believed. */
  static final Duration RIGHT_FOR = Duration.ofSeconds(30);

  /** How long one that was refused is: a client that tries again at once costs no login. */
  static final Duration WRONG_FOR = Duration.ofSeconds(2);

  /**
   * The same for the empty one: whoever asks without any password asks for it, and must not make
   * OceanBase count wrong logins of root@sys every two seconds.
   */
  static final Duration NOT_EMPTY_FOR = RIGHT_FOR;

  private static final int REMEMBERED = 1_000;
  private static final int LOGINS_AT_ONCE = 8;
  private static final Secret NONE = new Secret("");

  private final Function<Secret, Uni<Boolean>> login;
  private final LongSupplier nanos;
  private final Fingerprints fingerprints;
  private final Map<String, Long> wrongUntil = new LinkedHashMap<>();
  private final Map<String, Uni<Boolean>> underWay = new LinkedHashMap<>();

  /**
   * The last that was right: a flood of wrong ones must neither push it out nor keep it waiting.
   */
  private Right right = Right.NONE_YET;

  /**
   * @param login whether OceanBase lets root@sys in with it; fails when it does not say
   * @param nanos monotonic
   */
  public RootPassword(
      Function<Secret, Uni<Boolean>> login, LongSupplier nanos, SecureRandom random) {
    this.login = login;
    this.nanos = nanos;
    this.fingerprints = new Fingerprints(random);
  }

  private record Right(String fingerprint, long until) {
    static final Right NONE_YET = new Right("", 0);
  }

  /**
   * Whether it is. Fails with {@link TooManyLoginsException}, or with an OceanBaseException when
   * OceanBase does not say.
   */
  public Uni<Boolean> is(Secret password) {
    return Uni.createFrom().deferred(() -> known(fingerprints.of(password), password));
  }

  /** Whether root@sys has none. */
  public Uni<Boolean> isEmpty() {
    return is(NONE);
  }

  private synchronized Uni<Boolean> known(String fingerprint, Secret password) {
    boolean wasRight = right.fingerprint().equals(fingerprint);
    if (wasRight && !isOver(right.until())) {
      return Uni.createFrom().item(true);
    }
    Long wrong = wrongUntil.get(fingerprint);
    if (wrong != null && !isOver(wrong)) {
      return Uni.createFrom().item(false);
    }
    Uni<Boolean> already = underWay.get(fingerprint);
    if (already != null) {
      return already;
    }
    if (underWay.size() >= LOGINS_AT_ONCE && !wasRight) {
      return Uni.createFrom().failure(new TooManyLoginsException());
    }
    return asked(fingerprint, password);
  }

  private Uni<Boolean> asked(String fingerprint, Secret password) {
    Uni<Boolean> asked =
        login
            .apply(password)
            .invoke(isRight -> remember(fingerprint, password, isRight))
            .onTermination()
            .invoke(() -> over(fingerprint))
            .memoize()
            .indefinitely();
    underWay.put(fingerprint, asked);
    return asked;
  }

  private synchronized void remember(String fingerprint, Secret password, boolean isRight) {
    // behind all others, also when it is known already: the first is the oldest
    wrongUntil.remove(fingerprint);
    if (isRight) {
      right = new Right(fingerprint, from(RIGHT_FOR));
      return;
    }
    if (right.fingerprint().equals(fingerprint)) {
      right = Right.NONE_YET;
    }
    if (wrongUntil.size() >= REMEMBERED) {
      wrongUntil.remove(wrongUntil.keySet().iterator().next());
    }
    wrongUntil.put(fingerprint, from(password.equals(NONE) ? NOT_EMPTY_FOR : WRONG_FOR));
  }

  private long from(Duration lasts) {
    return nanos.getAsLong() + lasts.toNanos();
  }

  private boolean isOver(long until) {
    return nanos.getAsLong() - until >= 0;
  }

  private synchronized void over(String fingerprint) {
    underWay.remove(fingerprint);
  }

  /** Too many different passwords are being tried at once. */
  public static final class TooManyLoginsException extends RuntimeException {
    TooManyLoginsException() {
      super("too many logins at once", null, false, false);
    }
  }
}
