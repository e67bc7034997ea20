package io.obrestore.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser with an empty profile, which reaches this machine's loopback and nothing else. */
public final class Chromium implements AutoCloseable {
  /** The longest the page is waited for, in each step. */
  private static final double PATIENCE_MILLIS = 30_000;

  /** Pages that see "localhost" in their address leave some requests out; under this name none. */
  private static final String HOST = "obrestore.example";

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-proxy-server",
          "--host-resolver-rules=MAP " + HOST + " 127.0.0.1, MAP * ~NOTFOUND");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Path executable) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(FLAGS)
                    .setTimeout(PATIENCE_MILLIS));
  }

  /** Starts it. Where there is none the test is skipped with the reason, with CI=true it fails. */
  public static Chromium startOrSkip() {
    Optional<Path> executable = executable();
    if (executable.isEmpty()) {
      Needed.missing("no chromium: src/test/scripts/install-chromium");
    }
    // Playwright would download a browser of its own otherwise.
    var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return new Chromium(
        Playwright.create(new Playwright.CreateOptions().setEnv(environment)),
        executable.orElseThrow());
  }

  private static Optional<Path> executable() {
    String given = System.getenv("OBRESTORE_CHROMIUM");
    Stream<Path> places =
        given != null
            ? Stream.of(Path.of(given))
            : Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "chromium"));
    return places.filter(Files::isExecutable).findFirst();
  }

  /** The address under which the browser finds what listens on that port of loopback. */
  public static URI seenAs(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  /** An empty page. */
  public Page page() {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1300, 1000));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
