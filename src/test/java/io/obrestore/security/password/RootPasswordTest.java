package io.obrestore.security.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.Secret;
import io.obrestore.security.password.RootPassword.TooManyLoginsException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootPasswordTest {
  private static final Secret RIGHT = new Secret("right");
  private static final Secret WRONG = new Secret("wrong");

  private final List<Secret> asked = new ArrayList<>();
  private String inTheDatabase = "right";
  private long now;

  private final RootPassword password =
      new RootPassword(
          proof -> {
            asked.add(proof);
            return Uni.createFrom().item(proof.value().equals(inTheDatabase));
          },
          () -> now,
          new SecureRandom());

  private boolean is(Secret proof) {
    return password
        .is(proof)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .awaitItem()
        .getItem();
  }

  private void passes(Duration time) {
    now += time.toNanos();
  }

  @Test
  void aLoginIsRememberedForAShortWhile() {
    assertThat(is(RIGHT)).isTrue();
    passes(Duration.ofSeconds(29));
    assertThat(is(RIGHT)).isTrue();
    assertThat(asked).hasSize(1);
    passes(Duration.ofSeconds(1));
    assertThat(is(RIGHT)).isTrue();
    assertThat(asked).hasSize(2);
  }

  @Test
  void aChangedPasswordIsNoticedWithinAMinute() {
    assertThat(is(RIGHT)).isTrue();
    inTheDatabase = "changed";
    passes(Duration.ofSeconds(31));

    assertThat(is(RIGHT)).isFalse();
    assertThat(is(new Secret("changed"))).isTrue();
  }

  @Test
  void aWrongOneIsRememberedForAMomentOnly() {
    assertThat(is(WRONG)).isFalse();
    assertThat(is(WRONG)).isFalse();
    assertThat(asked).hasSize(1);
    inTheDatabase = "wrong";
    passes(Duration.ofSeconds(2));
    assertThat(is(WRONG)).isTrue();
  }

  @Test
  void theEmptyOneIsAskedForLikeAnyOther() {
    inTheDatabase = "";

    assertThat(
            password
                .isEmpty()
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitItem()
                .getItem())
        .isTrue();
  }

  @Test
  void whoAsksAtOnceSharesOneLogin() {
    List<UniEmitter<? super Boolean>> logins = new ArrayList<>();
    var slow =
        new RootPassword(
            proof -> Uni.createFrom().emitter(logins::add), () -> now, new SecureRandom());
    var one = slow.is(RIGHT).subscribe().withSubscriber(UniAssertSubscriber.create());
    var other = slow.is(RIGHT).subscribe().withSubscriber(UniAssertSubscriber.create());

    assertThat(logins).hasSize(1);
    logins.get(0).complete(true);
    assertThat(one.awaitItem().getItem()).isTrue();
    assertThat(other.awaitItem().getItem()).isTrue();
  }

  @Test
  void loginsAtOnceAreLimited() {
    List<UniEmitter<? super Boolean>> logins = new ArrayList<>();
    var slow =
        new RootPassword(
            proof -> Uni.createFrom().emitter(logins::add), () -> now, new SecureRandom());
    for (int i = 0; i < 8; i++) {
      slow.is(new Secret("guess" + i)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    slow.is(new Secret("one more"))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .awaitFailure()
        .assertFailedWith(TooManyLoginsException.class);
    assertThat(logins).hasSize(8);
    logins.get(0).fail(new IllegalStateException("OceanBase is away"));
    slow.is(new Secret("again")).subscribe().withSubscriber(UniAssertSubscriber.create());
    assertThat(logins).hasSize(9);
  }

  @Test
  void aLoginWithoutAnOutcomeIsNotRemembered() {
    List<UniEmitter<? super Boolean>> logins = new ArrayList<>();
    var away =
        new RootPassword(
            proof -> Uni.createFrom().emitter(logins::add), () -> now, new SecureRandom());
    var first = away.is(RIGHT).subscribe().withSubscriber(UniAssertSubscriber.create());
    logins.get(0).fail(new IllegalStateException("OceanBase is away"));
    first.awaitFailure();

    var second = away.is(RIGHT).subscribe().withSubscriber(UniAssertSubscriber.create());
    logins.get(1).complete(true);
    assertThat(second.awaitItem().getItem()).isTrue();
  }

  @Test
  void wrongGuessesAreRememberedUpToABound() {
    for (int i = 0; i < 1_100; i++) {
      is(new Secret("guess" + i));
    }
    int before = asked.size();
    is(new Secret("guess0"));
    is(new Secret("guess1099"));

    assertThat(asked.size() - before).isEqualTo(1);
  }

  @Test
  void aFloodOfWrongOnesDoesNotPushTheRightOneOut() {
    is(RIGHT);
    for (int i = 0; i < 1_100; i++) {
      is(new Secret("guess" + i));
    }
    int before = asked.size();

    assertThat(is(RIGHT)).isTrue();
    assertThat(asked).hasSize(before);
  }

  @Test
  void aFloodOfWrongOnesDoesNotKeepTheRightOneWaiting() {
    List<UniEmitter<? super Boolean>> logins = new ArrayList<>();
    var slow =
        new RootPassword(
            proof -> Uni.createFrom().emitter(logins::add), () -> now, new SecureRandom());
    slow.is(RIGHT).subscribe().withSubscriber(UniAssertSubscriber.create());
    logins.get(0).complete(true);
    for (int i = 0; i < 8; i++) {
      slow.is(new Secret("guess" + i)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
    passes(Duration.ofSeconds(31));

    var again = slow.is(RIGHT).subscribe().withSubscriber(UniAssertSubscriber.create());
    assertThat(logins).hasSize(10);
    logins.get(9).complete(true);
    assertThat(again.awaitItem().getItem()).isTrue();
  }

  @Test
  void thatThereIsAPasswordIsRememberedLonger() {
    assertThat(is(new Secret(""))).isFalse();
    passes(Duration.ofSeconds(29));
    assertThat(is(new Secret(""))).isFalse();
    assertThat(asked).hasSize(1);
    inTheDatabase = "";
    passes(Duration.ofSeconds(1));
    assertThat(is(new Secret(""))).isTrue();
  }
}
