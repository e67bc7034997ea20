package endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures, and what must not be. */
final class Report {
  private static final int SHOWN = 5;

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final long begun = System.nanoTime();

  void machine() throws IOException {
    put("processors", Runtime.getRuntime().availableProcessors());
    put("load average before", load());
    put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  void put(String name, Object value) {
    figures.put(name, value instanceof Double number ? Math.round(number * 100) / 100.0 : value);
  }

  /** A figure that must be 0: what is counted is printed, too. */
  void none(String name, Collection<String> found) {
    put(name, found.size());
    found.stream().limit(SHOWN).forEach(one -> failures.add(name + ": " + one));
    if (found.size() > SHOWN) {
      failures.add(name + ": " + (found.size() - SHOWN) + " more");
    }
  }

  void require(boolean kept, String failure) {
    if (!kept) {
      failures.add(failure);
    }
  }

  /** What happens, as it happens. */
  void tell(String format, Object... values) {
    System.out.printf(Locale.ROOT, "%5d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, format.formatted(values));
  }

  /** Whether nothing failed. */
  boolean print() {
    figures.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-52s %s%n", name, value));
    failures.forEach(failure -> System.out.println("FAIL: " + failure));
    if (failures.isEmpty()) {
      System.out.println("PASS");
    }
    return failures.isEmpty();
  }

  /** Nearest rank; 0 of nothing. */
  static double quantile(Collection<Double> values, double q) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
  }
}
