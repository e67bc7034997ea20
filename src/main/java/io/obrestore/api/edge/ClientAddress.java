package io.obrestore.api.edge;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.ForwardedInfo;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: behind a proxy that is believed, what that proxy itself has seen.
 * Quarkus finds out whether a proxy is believed, but takes the first of the addresses that its
 * header names, which a proxy that appends leaves to its clients: here the last one counts.
 */
public final class ClientAddress {
  private static final String FORWARDED = "Forwarded";
  private static final String X_FORWARDED_FOR = "X-Forwarded-For";

  /** What proxies add. */
  private static final List<String> RELAYS = List.of(FORWARDED, X_FORWARDED_FOR, "Via");

  private static final Pattern FOR =
      Pattern.compile("(?:^|;)\\s*for=\"?([^;\"]*)\"?", Pattern.CASE_INSENSITIVE);

  /** With a port behind it, or without; of IPv6 in brackets or bare. */
  private static final Pattern NODE =
      Pattern.compile("\\[([^]]*)](?::[0-9]*)?|([^:]*)(?::[0-9]*)?|(.*)");

  /** A source of its own, that is no machine's. */
  private static final InetAddress UNKNOWN = address(new byte[4]);

  private ClientAddress() {}

  /** Without a name's look-up; 0.0.0.0 where a proxy that is believed does not tell an address. */
  public static InetAddress of(HttpServerRequest request) {
    if (!isRelayed(request) || !isBelieved(request)) {
      return direct(request);
    }
    String header = believed();
    List<String> lines = request.headers().getAll(header);
    return lines.isEmpty() ? direct(request) : parsed(node(header, lastElement(lines)));
  }

  /** Whether it says that it was passed on, whoever believes it. */
  public static boolean isRelayed(HttpServerRequest request) {
    return RELAYS.stream().anyMatch(request.headers()::contains);
  }

  /** The other end of the connection. Who reaches a domain socket is on this machine. */
  private static InetAddress direct(HttpServerRequest request) {
    SocketAddress remote = request.connection().remoteAddress();
    if (remote == null) {
      return UNKNOWN;
    }
    return remote.isDomainSocket()
        ? InetAddress.getLoopbackAddress()
        : parsed(remote.hostAddress());
  }

  private static boolean isBelieved(HttpServerRequest request) {
    // Quarkus reads the headers when it is first asked for what depends on them
    SocketAddress unused = request.remoteAddress();
    return ((HttpServerRequestInternal) request).context().getLocal(ForwardedInfo.CONTEXT_KEY)
        != null;
  }

  /** Quarkus reads one of them only (BelievedProxies). */
  private static String believed() {
    return ConfigProvider.getConfig()
            .getOptionalValue("quarkus.http.proxy.allow-forwarded", Boolean.class)
            .orElse(false)
        ? FORWARDED
        : X_FORWARDED_FOR;
  }

  private static @Nullable String node(String header, String element) {
    if (header.equals(X_FORWARDED_FOR)) {
      return element;
    }
    Matcher named = FOR.matcher(element);
    return named.find() ? named.group(1) : null;
  }

  private static String lastElement(List<String> lines) {
    String line = lines.get(lines.size() - 1);
    return line.substring(line.lastIndexOf(',') + 1).strip();
  }

  private static InetAddress parsed(@Nullable String node) {
    Matcher parts = NODE.matcher(node == null ? "" : node);
    if (!parts.matches()) {
      return UNKNOWN;
    }
    String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
    byte[] bytes =
        NetUtil.createByteArrayFromIpAddressString(
            withoutScope(host != null ? host : parts.group(3)));
    return bytes == null ? UNKNOWN : address(bytes);
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
    }
  }

  private static String withoutScope(String address) {
    int scope = address.indexOf('%');
    return scope < 0 ? address : address.substring(0, scope);
  }
}
