package io.obrestore.restore;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One attempt of one dag, and the names it leaves in OceanBase. By them a job or a pool is known to
 * be ours, whoever looks.
 *
 * @param storeId of the store the dag is in: 8 characters, so that two services on one cluster
 *     never mix
 * @param dagId the dag
 * @param number from 1
 */
public record Attempt(String storeId, long dagId, int number) {
  private static final Pattern MARK =
      Pattern.compile("obrestore:([^:]*):([0-9]{1,18}):([0-9]{1,9})");
  private static final Pattern POOL =
      Pattern.compile("obr_([^_]*)_([0-9]{1,18})_([0-9]{1,9})_[0-9]{1,9}");

  /** Long enough for any dag and attempt, to check lengths before a dag has its number. */
  public static Attempt longest(String storeId) {
    return new Attempt(storeId, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** The attempt that a job's DESCRIPTION names; empty for a job of anybody else. */
  public static Optional<Attempt> ofMark(String storeId, String description) {
    var parts = MARK.matcher(description);
    return parts.matches() && parts.group(1).equals(storeId)
        ? Optional.of(
            new Attempt(storeId, Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  /** The DESCRIPTION of the job, as a whole. */
  public String mark() {
    return markOfAll() + number;
  }

  /** The attempt that a pool's name tells; empty for a pool of anybody else. */
  public static Optional<Attempt> ofPool(String storeId, String name) {
    var parts = POOL.matcher(name);
    return parts.matches() && parts.group(1).equals(storeId)
        ? Optional.of(
            new Attempt(storeId, Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  /** What the marks of all dags of a store begin with, and nobody else's. */
  public static String marksOfStore(String storeId) {
    return "obrestore:" + storeId + ":";
  }

  /** What the marks of all attempts of the dag begin with, and no other dag's. */
  public String markOfAll() {
    return marksOfStore(storeId) + dagId + ":";
  }

  /** What the pools of all dags of a store begin with, and nobody else's. */
  public static String poolsOfStore(String storeId) {
    return "obr_" + storeId + "_";
  }

  /** What the pools of all attempts of the dag begin with, and no other dag's. */
  public String poolsOfAll() {
    return poolsOfStore(storeId) + dagId + "_";
  }

  /** The pool of the zone entry at that index of the request. */
  public String pool(int index) {
    return pools() + (index + 1);
  }

  /** What the pools of this attempt begin with, and no other's. */
  public String pools() {
    return poolsOfAll() + number + "_";
  }
}
