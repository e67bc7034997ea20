package io.obrestore.api.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the build wrote down of its source; read once, at start. */
final class BuildSource {
  private static final String FILE = "git.properties";

  private BuildSource() {}

  static GitInfo read() {
    var properties = new Properties();
    try (InputStream file =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(FILE + " cannot be read", damaged);
    }
    return new GitInfo(
        properties.getProperty("git.branch", ""),
        properties.getProperty("git.commit.id.full", ""),
        properties.getProperty("git.commit.id.abbrev", ""),
        properties.getProperty("git.commit.time", ""));
  }
}
