package io.obrestore.oceanbase.statement;

import static org.quicktheories.generators.Generate.pick;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.List;
import org.quicktheories.core.Gen;

/** Texts that try to break out of their quotes. */
public final class HostileTexts {
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "`",
          "``",
          "\\",
          "\\\\",
          "\\'",
          "\\\"",
          "\\`",
          "\\0",
          "\\n",
          "\\%",
          "\\_",
          "\n",
          "\r",
          "\t",
          "\b",
          "\u001a",
          "%",
          "_",
          ";",
          "--",
          "-- ",
          "#",
          "/*",
          "*/",
          "/*!",
          "?",
          " ",
          "a",
          "租户",
          "é",
          "😀",
          "' OR '1'='1",
          "`; DROP TENANT sys FORCE; --",
          "=",
          "&",
          "@",
          "$",
          ":x",
          "{}");

  private HostileTexts() {}

  /** At least one character, no NUL. */
  public static Gen<String> any() {
    Gen<String> pieces =
        lists().of(pick(PIECES)).ofSizeBetween(1, 12).map(list -> String.join("", list));
    return pieces.mix(strings().betweenCodePoints(1, 0xD7FF).ofLengthBetween(1, 40), 30);
  }
}
