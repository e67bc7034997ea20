package io.obrestore.oceanbase.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the data comes back; OceanBase has the choice from 4.3.3 on. */
public enum RestoreMethod {
  /** All data is read before the tenant opens. */
  FULL,
  /** The tenant opens before all data has been read. */
  QUICK;

  /** As the option string spells it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its name in any case of letters. */
  public static Optional<RestoreMethod> of(String text) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(text)).findFirst();
  }
}
