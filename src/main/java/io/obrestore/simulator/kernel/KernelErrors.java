package io.obrestore.simulator.kernel;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kernel's errors by name and by number, from {@code simulator/oceanbase-errors.tsv}. */
public final class KernelErrors {
  private static final String RESOURCE = "/simulator/oceanbase-errors.tsv";

  private final Map<String, KernelError> byName;
  private final Map<Integer, KernelError> byObCode;

  private KernelErrors(List<KernelError> errors) {
    byName = errors.stream().collect(Collectors.toMap(KernelError::name, Function.identity()));
    byObCode = errors.stream().collect(Collectors.toMap(KernelError::obCode, Function.identity()));
  }

  /** Reads the list; throws IllegalStateException when it is not well formed. */
  public static KernelErrors load() {
    return new KernelErrors(
        TsvResource.rows(RESOURCE, 5).stream().map(KernelErrors::parse).toList());
  }

  private static KernelError parse(List<String> row) {
    return new KernelError(
        row.get(0),
        Integer.parseInt(row.get(1)),
        Integer.parseInt(row.get(2)),
        row.get(3),
        row.get(4).replace("\\n", "\n"));
  }

  /** The error of that name; throws IllegalArgumentException when the list has none. */
  public KernelError byName(String name) {
    KernelError error = byName.get(name);
    if (error == null) {
      throw new IllegalArgumentException("no such kernel error: " + name);
    }
    return error;
  }

  /**
   * The error with that OceanBase number, given without the sign; throws IllegalArgumentException
   * when the list has none.
   */
  public KernelError byObCode(int obCode) {
    KernelError error = byObCode.get(obCode);
    if (error == null) {
      throw new IllegalArgumentException("no such kernel error: " + obCode);
    }
    return error;
  }

  /**
   * The refusal with that name, its message's placeholders filled in order; to be thrown by the
   * caller. Each of %s, %.*s, %d, %ld, %lu and %u takes one argument.
   */
  public KernelException raise(String name, Object... args) {
    KernelError error = byName(name);
    return new KernelException(error, MessageFormat.fill(error.message(), args));
  }

  /** The refusal with that name and the whole message as given. */
  public KernelException withMessage(String name, String message) {
    return new KernelException(byName(name), message);
  }
}
