package io.obrestore.api.edge;

import java.util.List;

/** How the contract wraps lists. */
public record Contents<T>(List<T> contents) {
  public Contents {
    contents = List.copyOf(contents);
  }
}
