package io.obrestore.crash;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Thousands of runs would fill the log with what they are made to do. */
final class Quiet implements BeforeAllCallback, AfterAllCallback {
  private static final Logger ROOT = Logger.getLogger("");

  @Override
  public void beforeAll(ExtensionContext context) {
    ROOT.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ROOT.setLevel(Level.INFO);
  }
}
