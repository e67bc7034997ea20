package io.obrestore.oceanbase;

import java.math.BigInteger;
import java.time.Instant;

/**
 * OceanBase's system change number: nanoseconds since the Unix epoch, an unsigned 64 bit number.
 *
 * @param value 0 to 18446744073709551615, which OceanBase uses for "no limit"
 */
public record Scn(BigInteger value) implements Comparable<Scn> {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  /** The greatest: OceanBase's "no limit". */
  public static final Scn MAX = new Scn(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));

  public Scn {
    if (value.signum() < 0 || value.bitLength() > 64) {
      throw new IllegalArgumentException("not an unsigned 64 bit number: " + value);
    }
  }

  /** The number as a signed long holds it; it must not be negative. */
  public static Scn of(long value) {
    return new Scn(BigInteger.valueOf(value));
  }

  /** The SCN of an instant, exact to the nanosecond. */
  public static Scn of(Instant instant) {
    BigInteger seconds = BigInteger.valueOf(instant.getEpochSecond());
    return new Scn(seconds.multiply(NANOS).add(BigInteger.valueOf(instant.getNano())));
  }

  /** The instant of this SCN. */
  public Instant toInstant() {
    BigInteger[] parts = value.divideAndRemainder(NANOS);
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }

  @Override
  public int compareTo(Scn other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
