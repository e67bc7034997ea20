package io.obrestore.api.edge;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a request comes from: behind a proxy that is believed, where the proxy says so. */
public final class ClientAddress {
  private ClientAddress() {}

  /** Without a name's look-up: what is there is an address. */
  public static InetAddress of(HttpServerRequest request) {
    var remote = request.remoteAddress();
    String address = remote == null ? null : remote.hostAddress();
    try {
      // a domain socket has none: who reaches it is on this machine
      return address == null
          ? InetAddress.getLoopbackAddress()
          : InetAddress.getByName(withoutScope(address));
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalStateException("a client without an address", notAnAddress);
    }
  }

  private static String withoutScope(String address) {
    int scope = address.indexOf('%');
    return scope < 0 ? address : address.substring(0, scope);
  }
}
