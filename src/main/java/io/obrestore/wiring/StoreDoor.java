package io.obrestore.wiring;

import io.obrestore.api.edge.Detail;
import io.obrestore.restore.message.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the store is open, and its id once it is. Written by {@link Lifecycle} alone. */
final class StoreDoor {
  private volatile @Nullable String storeId;
  private volatile Message obstacle = Detail.STORE_OPENS.with();

  void open(String id) {
    storeId = id;
  }

  /** Says why it is closed; whether that is news. */
  boolean stillClosed(Message why) {
    boolean news = !obstacle.equals(why);
    obstacle = why;
    return news;
  }

  /** Why it is closed; empty when it is open. */
  Optional<Message> obstacle() {
    return storeId == null ? Optional.of(obstacle) : Optional.empty();
  }

  /** The store's id; asked for only once it is open. */
  String storeId() {
    String id = storeId;
    if (id == null) {
      throw new IllegalStateException("the store is not open yet");
    }
    return id;
  }
}
