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

  private static final int REMEMBERED = 1_000;
  private static final int LOGINS_AT_ONCE = 8;
  private static final Secret NONE = new Secret("");

  private final Function<Secret, Uni<Boolean>> login;
  private final LongSupplier nanos;
  private final Fingerprints fingerprints;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Map<String, Uni<Boolean>> underWay = new LinkedHashMap<>();

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

  private record Answer(boolean right, long until) {}

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
    Answer answer = answers.get(fingerprint);
    if (answer != null && nanos.getAsLong() - answer.until() < 0) {
      return Uni.createFrom().item(answer.right());
    }
    Uni<Boolean> already = underWay.get(fingerprint);
    if (already != null) {
      return already;
    }
    if (underWay.size() >= LOGINS_AT_ONCE) {
      return Uni.createFrom().failure(new TooManyLoginsException());
    }
    Uni<Boolean> asked =
        login
            .apply(password)
            .invoke(right -> remember(fingerprint, right))
            .onTermination()
            .invoke(() -> over(fingerprint))
            .memoize()
            .indefinitely();
    underWay.put(fingerprint, asked);
    return asked;
  }

  private synchronized void remember(String fingerprint, boolean right) {
    if (answers.size() >= REMEMBERED) {
      answers.remove(answers.keySet().iterator().next());
    }
    Duration lasts = right ? RIGHT_FOR : WRONG_FOR;
    // behind all others, also when it is known already: the first is the oldest
    answers.remove(fingerprint);
    answers.put(fingerprint, new Answer(right, nanos.getAsLong() + lasts.toNanos()));
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
