package io.obrestore;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every setting of the service; also as environment variables, such as {@code
 * OBRESTORE_OCEANBASE_HOST}. What a value may be is said by {@link SettingsRules}.
 */
@ConfigMapping(prefix = "obrestore")
public interface Settings {
  /** Where OceanBase is. */
  OceanBase oceanbase();

  /** The embedded OceanBase, where it is on. */
  Simulator simulator();

  /** OceanBase's own program that reads backups of other clusters. */
  ObAdmin obAdmin();

  /** What keeps secrets secret. */
  Security security();

  /** The durable tasks. */
  Dag dag();

  /** The dags that ended. */
  History history();

  /** Clearing what came after its restore had been undone. */
  Sweeper sweeper();

  /** How this replica names itself to others. */
  Replica replica();

  /** Streams of events. */
  Events events();

  /** What clients are given, and have to give. */
  Http http();

  /** Where OceanBase is and how long it is waited for. */
  interface OceanBase {
    /** Name or address of an observer or proxy. */
    Optional<String> host();

    /** Its SQL port. */
    @WithDefault("2881")
    int port();

    /** An account of the sys tenant that may restore. */
    @WithDefault("root@sys")
    String user();

    /** Its password. */
    Optional<String> password();

    /** The schema of the service's own tables; replicas of one service share it. */
    @WithDefault("obrestore")
    String schema();

    /**
     * Whether to start and use the embedded OceanBase; by default only in dev and test mode without
     * a host.
     */
    Optional<Boolean> embedded();

    /** The longest wait for a connection, handshake included. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** The longest wait for a free connection of the pool. */
    @WithDefault("5s")
    Duration acquireTimeout();

    /** The longest wait for an ordinary statement. */
    @WithDefault("10s")
    Duration statementTimeout();

    /** Connections of the pool. */
    @WithDefault("16")
    int poolSize();
  }

  /** The embedded OceanBase. */
  interface Simulator {
    /** Its port; 0 for any free one, told in the log. */
    @WithDefault("0")
    int port();

    /** The address it listens on. */
    @WithDefault("127.0.0.1")
    String host();

    /** The password of root@sys; empty for none. */
    Optional<String> rootPassword();

    /** How long a restore takes; 0 for instant. */
    @WithDefault("0s")
    Duration restoreDuration();

    /** The SQL engine behind it; by default H2 in memory. */
    Optional<String> jdbcUrl();

    /** Processors of each server. */
    @WithDefault("64")
    int serverCpu();

    /** Memory of each server. */
    @WithDefault("256G")
    MemorySize serverMemory();
  }

  /** OceanBase's own program that reads backups of other clusters. */
  interface ObAdmin {
    /** Where it is on this machine; without it only this cluster's own backups can be read. */
    Optional<String> path();

    /** Where its libraries are, given to it as LD_LIBRARY_PATH. */
    Optional<String> libraryPath();

    /** The longest one run may take. */
    @WithDefault("30s")
    Duration timeout();
  }

  /** What keeps secrets secret. */
  interface Security {
    /**
     * Seals secrets at rest: base64 of 32 bytes. The same on all replicas. Required without
     * embedded OceanBase.
     */
    Optional<String> masterKey();

    /**
     * The RSA key for encrypted headers: PEM, or the path of a PEM file. Further keys behind the
     * first go on opening headers. By default the replicas make one and keep it sealed in the
     * store.
     */
    Optional<String> rsaKey();

    /** Bits of a key that the replicas make. */
    @WithDefault("2048")
    int rsaKeyBits();

    /** How far ahead the expiry of an encrypted header may be; it is remembered for so long. */
    @WithDefault("10m")
    Duration headerLifetime();

    /** Whether other machines are served too while root@sys has no password. */
    @WithDefault("false")
    boolean allowWithoutPassword();

    /** Threads for RSA, by default one less than processors, at least one. */
    OptionalInt cryptoThreads();
  }

  /** The durable tasks. */
  interface Dag {
    /**
     * How long a replica holds a task without renewing, at least 20 s: the time a take-over waits
     * after a kill.
     */
    @WithDefault("20s")
    Duration lease();

    /**
     * How many restores of the whole cluster may be between their first pool and their job at once.
     */
    @WithDefault("2")
    int startSlots();

    /** How often the store is asked for work nobody hinted at. */
    @WithDefault("500ms")
    Duration poll();
  }

  /** Clearing what came after its restore had been undone. */
  interface Sweeper {
    /** How often one of the replicas looks for leftovers and clears them; 0 for never. */
    @WithDefault("10m")
    Duration every();
  }

  /** What clients are given, and have to give. */
  interface Http {
    /** From the head of a request to the end of its body. */
    @WithDefault("30s")
    Duration bodyWithin();

    /**
     * Whether clients need a certificate besides the password, one that the trust store of the TLS
     * configuration vouches for.
     */
    @WithDefault("false")
    boolean clientCertificate();

    /** From the first byte of a request to the first of its answer. */
    @WithDefault("2m")
    Duration answerWithin();
  }

  /** Streams of events. */
  interface Events {
    /** How many streams this replica serves at once. */
    @WithDefault("2000")
    int streams();

    /** From one sign of life to the next on a stream on which nothing happens. */
    @WithDefault("15s")
    Duration heartbeat();
  }

  /** The dags that ended. */
  interface History {
    /** How long a dag is kept after its end, with its log and its idempotency key; 0 for ever. */
    @WithDefault("90d")
    Duration keep();
  }

  /** How this replica names itself. */
  interface Replica {
    /** The address shown to clients; by default that of the HTTP listener. */
    Optional<String> address();
  }
}
