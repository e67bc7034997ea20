package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Timer;
import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.oceanbase.session.StoreClient;
import io.obrestore.security.Fingerprints;
import io.obrestore.security.MasterKeys;
import io.obrestore.security.SecretBox;
import io.obrestore.security.access.AccessRules;
import io.obrestore.security.access.Gate;
import io.obrestore.security.hybrid.CryptoWorkers;
import io.obrestore.security.hybrid.HeaderOpener;
import io.obrestore.security.hybrid.KeyRing;
import io.obrestore.security.keys.SharedKeys;
import io.obrestore.security.password.RootPassword;
import io.obrestore.security.password.Throttle;
import io.obrestore.security.replay.ReplayGuard;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What keeps secrets secret, and strangers out. */
class SecurityBeans {
  private static final Logger LOG = Logger.getLogger(SecurityBeans.class);
  private static final int HEADERS_WAITING = 256;
  private static final String ROOT = "root@sys";

  @Produces
  @Singleton
  SecretBox secretBox(MasterKeys keys, SecureRandom random) {
    return new SecretBox(keys, random);
  }

  @Produces
  @Singleton
  Fingerprints fingerprints(MasterKeys keys) {
    return new Fingerprints(keys);
  }

  @Produces
  @Singleton
  MasterKeys keys(Settings settings, EmbeddedDatabase database, SecureRandom random) {
    var configured = settings.security().masterKey();
    if (configured.isPresent()) {
      return MasterKeys.parse(configured.get());
    }
    if (!database.embedded()) {
      throw new IllegalStateException(
          "obrestore.security.master-key is not set: without it no secret could be stored. Make one with"
              + " 'openssl rand -base64 32' and give it to all replicas");
    }
    LOG.warn("No master key is configured: one is made in memory, good for this process only");
    return MasterKeys.inMemory(random);
  }

  @Produces
  @Singleton
  CryptoWorkers workers(Settings settings) {
    int threads =
        settings
            .security()
            .cryptoThreads()
            // one processor is left to what must answer at once (bench/auth)
            .orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    return new CryptoWorkers(threads, HEADERS_WAITING);
  }

  void stop(@Disposes CryptoWorkers workers) {
    workers.close();
  }

  @Produces
  @Singleton
  KeyRing ring(SecureRandom random) {
    return new KeyRing(random);
  }

  @Produces
  @Singleton
  StoreClient store(Connections connections, @OfTheStore Pool pool, ConnectionSettings settings) {
    return new StoreClient(pool, connections.timer(), settings.limits().pooledAnswer());
  }

  /** None where the key is configured: then nobody but the operator changes it. */
  @Produces
  @Singleton
  Optional<SharedKeys> sharedKeys(
      Settings settings,
      StoreClient store,
      SecretBox box,
      KeyRing ring,
      CryptoWorkers workers,
      SecureRandom random) {
    return ConfiguredKeys.of(settings.security(), ring)
        ? Optional.empty()
        : Optional.of(
            new SharedKeys(store, box, ring, workers, random, settings.security().rsaKeyBits()));
  }

  @Produces
  @Singleton
  ReplayGuard replays(StoreClient store, Sources sources) {
    return new ReplayGuard(store, sources.clock());
  }

  @Produces
  @Singleton
  AccessRules rules(
      Settings settings,
      EmbeddedDatabase database,
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean cors) {
    return new AccessRules(
        settings.security().headerLifetime(),
        settings.security().allowWithoutPassword() || database.embedded(),
        cors);
  }

  @Produces
  @Singleton
  Gate gate(
      AccessRules rules,
      Connections connections,
      ConnectionSettings at,
      KeyRing ring,
      CryptoWorkers workers,
      ReplayGuard replays,
      Sources sources,
      Timer timer,
      SecureRandom random) {
    String root = root(at.user());
    var password =
        new RootPassword(proof -> connections.logsIn(root, proof), sources.nanos(), random);
    return new Gate(
        new Gate.Tools(
            new HeaderOpener(ring::ciphers),
            workers,
            password,
            replays::isFirst,
            new Throttle(sources.nanos()),
            sources.clock(),
            sources.nanos(),
            timer::pause),
        rules);
  }

  /** The account whose password counts, with the cluster's name where a proxy needs it. */
  private static String root(String user) {
    int cluster = user.indexOf('#');
    return cluster < 0 ? ROOT : ROOT + user.substring(cluster);
  }
}
