package io.obrestore.simulator.catalog;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers given out once each, rising. */
public final class Ids {
  private final AtomicLong pool = new AtomicLong(1000);
  private final AtomicLong unit = new AtomicLong(1000);
  private final AtomicLong tenant = new AtomicLong(1000);
  private final AtomicLong job = new AtomicLong();

  /** Of a resource pool. */
  public long nextPool() {
    return pool.incrementAndGet();
  }

  /** Of a unit. */
  public long nextUnit() {
    return unit.incrementAndGet();
  }

  /** Of a user tenant: even; its meta tenant has the number below. */
  public long nextTenant() {
    return tenant.addAndGet(2);
  }

  /** Of a job of the root service: restores and upgrades share them. */
  public long nextJob() {
    return job.incrementAndGet();
  }
}
