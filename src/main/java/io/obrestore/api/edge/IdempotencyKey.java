package io.obrestore.api.edge;

import io.obrestore.api.edge.Problem.FieldFault;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a client may send a request twice and have it done once. */
public final class IdempotencyKey {
  /** Its name, as in the IETF's draft. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[!-~]{1,128}");

  private IdempotencyKey() {}

  /**
   * The key as it was sent; null without one.
   *
   * @throws ApiException Common.IllegalArgument when it is none
   */
  public static @Nullable String parse(@Nullable String header) {
    if (header != null && !FORM.matcher(header).matches()) {
      throw Problem.of(
              List.of(
                  FieldFault.of(
                      ErrorCode.ILLEGAL_ARGUMENT, HEADER, HEADER, Detail.KEY_FORM.with())))
          .asException();
    }
    return header;
  }
}
