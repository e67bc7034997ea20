package io.obrestore.security.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final InetAddress ONE = address("10.0.0.1");
  private static final InetAddress OTHER = address("10.0.0.2");

  private long now;
  private final Throttle throttle = new Throttle(() -> now);

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Duration fails(InetAddress source, int times) {
    Duration last = Duration.ZERO;
    for (int i = 0; i < times; i++) {
      last = throttle.failed(source);
    }
    return last;
  }

  @Test
  void aFewMistakesCostNothing() {
    assertThat(fails(ONE, 2)).isZero();
    assertThat(throttle.refused(ONE)).isEmpty();
  }

  @Test
  void furtherOnesAreHeldBackLongerAndLonger() {
    assertThat(fails(ONE, 3)).isEqualTo(Duration.ofMillis(250));
    assertThat(fails(ONE, 1)).isEqualTo(Duration.ofMillis(500));
    assertThat(fails(ONE, 10)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aSourceThatGoesOnIsRefusedForAWhile() {
    fails(ONE, 20);

    assertThat(throttle.refused(ONE)).contains(Duration.ofMinutes(1));
    now += Duration.ofSeconds(40).toNanos();
    assertThat(throttle.refused(ONE)).contains(Duration.ofSeconds(20));
    now += Duration.ofSeconds(20).toNanos();
    assertThat(throttle.refused(ONE)).isEmpty();
    fails(ONE, 1);
    assertThat(throttle.refused(ONE)).isPresent();
  }

  @Test
  void othersDoNotNotice() {
    fails(ONE, 100);

    assertThat(throttle.refused(OTHER)).isEmpty();
    assertThat(throttle.failed(OTHER)).isZero();
  }

  @Test
  void theRightPasswordClearsTheRecord() {
    fails(ONE, 19);
    throttle.succeeded(ONE);

    assertThat(throttle.failed(ONE)).isZero();
  }

  @Test
  void mistakesAreForgotten() {
    fails(ONE, 19);
    now += Duration.ofMinutes(10).toNanos();

    assertThat(throttle.failed(ONE)).isZero();
  }

  @Test
  void anIpv6NetworkIsOneSource() {
    for (int i = 0; i < 20; i++) {
      throttle.failed(address("2001:db8:1:2::" + i));
    }

    assertThat(throttle.refused(address("2001:db8:1:2:ffff::1"))).isPresent();
    assertThat(throttle.refused(address("2001:db8:1:3::1"))).isEmpty();
  }

  @Test
  void aFloodOfSourcesForgetsTheOldestAndKeepsItsBound() {
    fails(ONE, 20);
    for (int i = 0; i < 10_000; i++) {
      throttle.failed(address("10.1.%d.%d".formatted(i / 256, i % 256)));
    }

    assertThat(throttle.refused(ONE)).isEmpty();
    assertThat(throttle.refused(OTHER)).isEmpty();
  }
}
