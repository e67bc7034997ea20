package io.obrestore.oceanbase;

/**
 * A value that must not be seen: a password, KMS info.
 *
 * @param value the clear text
 */
public record Secret(String value) {
  /** Never the value. */
  @Override
  public String toString() {
    return "******";
  }
}
