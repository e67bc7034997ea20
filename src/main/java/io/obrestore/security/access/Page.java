package io.obrestore.security.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page of a browser that sends a request. Browsers say so for everything that may change
 * something, and for what a page reads from elsewhere; other clients send no such header.
 *
 * <p>It matters because a browser adds what it remembers of HTTP Basic to the requests of any page,
 * and because any page can reach this machine's loopback, where nothing may be needed at all.
 *
 * @param origin the value of Origin; null when none is sent
 * @param host the name and port it is sent to, from Host
 */
public record Page(@Nullable String origin, @Nullable String host) {
  private static final String AFTER_SCHEME = "://";

  /** What resolves to something else only if this machine says so. */
  private static final Pattern HERE =
      Pattern.compile(
          "(localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+])(:[0-9]+)?",
          Pattern.CASE_INSENSITIVE);

  /** No page: some other client. */
  public static final Page NONE = new Page(null, null);

  /** Whether it is a page that somebody else serves. */
  boolean isForeign() {
    return origin != null && (host == null || !authority(origin).equals(lower(host)));
  }

  /**
   * Whether it was found by a name that somebody else may have given to this machine's address (DNS
   * rebinding): then it is taken for ours, and is not.
   */
  boolean isUnderAForeignName() {
    return origin != null && !HERE.matcher(authority(origin)).matches();
  }

  /** Whether the name it is sent to is such a one, page or not. */
  boolean isSentToAForeignName() {
    return host != null && !HERE.matcher(host).matches();
  }

  /** Of {@code https://host:port}; nothing that is a host for {@code null} and the like. */
  private static String authority(String origin) {
    int scheme = origin.indexOf(AFTER_SCHEME);
    return scheme < 0 ? "" : lower(origin.substring(scheme + AFTER_SCHEME.length()));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
