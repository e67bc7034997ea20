package io.obrestore.restore.source;

import io.obrestore.restore.Windows.Window;
import java.util.List;

/**
 * What is known of a backup.
 *
 * @param tenantName the source tenant; empty when it is not known (any more)
 * @param clusterName its cluster; empty when it is not known
 * @param windows the moments it can be restored to, in order
 */
public record BackupSource(String tenantName, String clusterName, List<Window> windows) {
  public BackupSource {
    windows = List.copyOf(windows);
  }
}
