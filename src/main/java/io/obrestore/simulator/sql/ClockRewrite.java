package io.obrestore.simulator.sql;

import java.util.Optional;

/** The functions that tell the time: by the simulator's clock, the same all over a statement. */
final class ClockRewrite implements Rewrite {
  @Override
  public int apply(SqlText text, int i, SessionFacts facts, TranslatedSql out) {
    Optional<ClockFunction> function = ClockFunction.at(text, i);
    function.ifPresent(told -> write(told, facts, out));
    return function.map(ClockFunction::tokens).orElse(0);
  }

  private static void write(ClockFunction told, SessionFacts facts, TranslatedSql out) {
    switch (told.kind()) {
      case DATE_AND_TIME -> out.asked("CAST(? AS TIMESTAMP(" + told.digits() + "))", told.value());
      case DATE -> out.asked("CAST(? AS DATE)", told.value());
      case TIME -> out.asked("CAST(? AS TIME(" + told.digits() + "))", told.value());
      case SECONDS -> out.raw(String.valueOf(told.value().apply(facts)));
    }
  }
}
