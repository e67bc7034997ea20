package io.obrestore.wiring;

import io.obrestore.Settings;
import io.obrestore.security.MasterKeys;
import io.obrestore.security.SecretBox;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.jboss.logging.Logger;

/** What keeps secrets secret. */
class SecurityBeans {
  private static final Logger LOG = Logger.getLogger(SecurityBeans.class);

  @Produces
  @Singleton
  SecretBox secretBox(Settings settings, EmbeddedDatabase database) {
    var random = new SecureRandom();
    return new SecretBox(keys(settings, database, random), random);
  }

  private static MasterKeys keys(
      Settings settings, EmbeddedDatabase database, SecureRandom random) {
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
}
