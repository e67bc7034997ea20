package io.obrestore.oceanbase.view;

import java.util.List;

/**
 * Which cluster this is.
 *
 * @param id its number; 0 where it tells none
 * @param name as in its parameter {@code cluster}; empty where it tells none
 * @param version such as 4.3.5.1
 * @param servers all of them
 */
public record ClusterIdentity(long id, String name, String version, List<Server> servers) {
  public ClusterIdentity {
    servers = List.copyOf(servers);
  }
}
