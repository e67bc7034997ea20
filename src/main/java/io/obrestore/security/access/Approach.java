package io.obrestore.security.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request, as far as who sends it is concerned.
 *
 * @param peer where it comes from
 * @param page which page of a browser sends it, if one does
 * @param changes whether it may change something
 * @param uri path and query exactly as in the request line
 * @param header the value of X-OCS-Header
 * @param authorization the value of Authorization
 */
public record Approach(
    Peer peer,
    Page page,
    boolean changes,
    String uri,
    @Nullable String header,
    @Nullable String authorization) {

  /**
   * The other end of the connection.
   *
   * @param address its address
   * @param encrypted whether it speaks TLS
   * @param relayed whether it says that it only passes on what others send
   */
  public record Peer(InetAddress address, boolean encrypted, boolean relayed) {}

  /** Whose wrong passwords count together. */
  InetAddress source() {
    return peer.address();
  }

  /** Whether it comes from this machine, as far as that can be known. */
  boolean isLocal() {
    return peer.address().isLoopbackAddress() && !peer.relayed();
  }

  /** Never what it carries. */
  @Override
  public String toString() {
    return "Approach[" + source().getHostAddress() + " " + uri + "]";
  }
}
