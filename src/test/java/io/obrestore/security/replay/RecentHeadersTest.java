package io.obrestore.security.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentHeadersTest {
  private static final Instant START = Instant.parse("2024-10-12T10:00:00Z");

  private final RecentHeaders headers = new RecentHeaders(3);

  private boolean add(String hash, int expires, int now) {
    return headers.add(hash, START.plusSeconds(expires), START.plusSeconds(now));
  }

  @Test
  void aHeaderIsGoodOnceUntilItExpires() {
    assertThat(add("a", 60, 0)).isTrue();
    assertThat(add("a", 60, 1)).isFalse();
    assertThat(add("a", 60, 60)).isFalse();
  }

  @Test
  void expiredOnesAreForgotten() {
    add("a", 60, 0);
    add("b", 70, 0);
    add("c", 200, 61);

    assertThat(headers.size()).isEqualTo(2);
  }

  @Test
  void whenThereAreTooManyThoseThatExpireFirstGo() {
    add("long", 600, 0);
    add("short", 10, 0);
    add("b", 100, 0);
    add("c", 100, 0);

    assertThat(headers.size()).isEqualTo(3);
    assertThat(add("long", 600, 1)).isFalse();
  }
}
