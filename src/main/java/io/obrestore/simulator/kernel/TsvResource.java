package io.obrestore.simulator.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tab separated list with one line of headings, kept as a resource. */
public final class TsvResource {
  private TsvResource() {}

  /** The lines after the heading, each split to {@code columns} cells, empty ones included. */
  public static List<List<String>> rows(String resource, int columns) {
    try (InputStream in = TsvResource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + resource);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> cells(resource, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String resource, String line, int columns) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != columns) {
      throw new IllegalStateException(resource + ": " + cells.size() + " cells in: " + line);
    }
    return cells;
  }
}
