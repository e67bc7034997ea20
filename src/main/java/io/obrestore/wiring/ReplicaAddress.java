package io.obrestore.wiring;

import io.obrestore.Settings;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address clients see of this replica. */
@Singleton
class ReplicaAddress {
  private final String ip;
  private final int port;

  ReplicaAddress(
      Settings settings,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.ip = settings.replica().address().orElse(host);
    this.port = port;
  }

  String ip() {
    return ip;
  }

  int port() {
    return port;
  }

  @Override
  public String toString() {
    return ip + ":" + port;
  }
}
