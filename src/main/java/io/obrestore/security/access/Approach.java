package io.obrestore.security.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request, as far as who sends it is concerned.
 *
 * @param source the address it comes from
 * @param encrypted whether it came over TLS
 * @param changes whether it may change something
 * @param uri path and query exactly as in the request line
 * @param header the value of X-OCS-Header
 * @param authorization the value of Authorization
 */
public record Approach(
    InetAddress source,
    boolean encrypted,
    boolean changes,
    String uri,
    @Nullable String header,
    @Nullable String authorization) {
  /** Never what it carries. */
  @Override
  public String toString() {
    return "Approach[" + source.getHostAddress() + " " + uri + "]";
  }
}
