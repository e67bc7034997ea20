package io.obrestore.dag.testing;

import io.obrestore.testing.TestEngine;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * One seekdb for all end-to-end tests of a process that ask for it. It is begun and ended out here,
 * as each application that Quarkus starts has a class loader, and so statics, of its own.
 */
public final class SeekDbSession implements LauncherSessionListener {
  private @Nullable SeekDb server;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (TestEngine.wantsSeekDb() && SeekDb.isInstalled()) {
      SeekDb started = SeekDb.start();
      TestEngine.started(started.port());
      server = started;
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    var running = server;
    if (running != null) {
      running.close();
    }
  }
}
