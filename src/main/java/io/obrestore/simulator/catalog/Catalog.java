package io.obrestore.simulator.catalog;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelViews;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The embedded OceanBase's views, kept in tables, and what writes them.
 *
 * @param database its transactions
 * @param ids numbers of pools, units, tenants and jobs
 * @param clusterVersion such as 4.3.5.1
 */
public record Catalog(
    Database database,
    Ids ids,
    Pools pools,
    Tenants tenants,
    Parameters parameters,
    String clusterVersion) {

  /** Makes the tables anew, with the sample cluster in them. */
  public static Catalog create(
      Supplier<Connection> connections,
      InstantSource clock,
      ClusterShape shape,
      KernelErrors errors) {
    Ids ids = new Ids();
    Pools pools = new Pools(errors, ids, clock);
    Parameters parameters = new Parameters();
    Tenants tenants = new Tenants(parameters);
    Catalog catalog =
        new Catalog(new Database(connections), ids, pools, tenants, parameters, shape.version());
    KernelViews views = KernelViews.load();
    SampleCluster cluster = new SampleCluster(shape, pools, tenants, parameters, ids);
    catalog.database.transaction(
        sql -> {
          Tables.create(sql, views);
          cluster.fill(sql);
          return views;
        });
    return catalog;
  }

  /** Address of the root service, as the kernel writes it into comments. */
  public static String rootServer() {
    return "\"" + SampleCluster.ROOT_SERVER + ":" + SampleCluster.PORT + "\"";
  }

  /** IP of the root service. */
  public static String rootServerIp() {
    return SampleCluster.ROOT_SERVER;
  }

  /** RPC port of the root service. */
  public static long rootServerPort() {
    return SampleCluster.PORT;
  }
}
