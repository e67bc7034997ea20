package io.obrestore.simulator.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of {@code src/test/resources/kernel/*.sql}; see the README there.
 *
 * @param verdict ok, parses, or the number of the refusal
 */
record CorpusCase(
    String file,
    int number,
    String verdict,
    SqlMode mode,
    List<String> setUp,
    List<String> understood,
    String sql) {
  private static final Path CORPUS = Path.of("src/test/resources/kernel");

  static List<Path> files() {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CorpusCase> read(Path file) {
    try {
      List<CorpusCase> cases = new ArrayList<>();
      for (String block : Files.readString(file).split("\n\\s*\n", -1)) {
        if (block.strip().startsWith("--!")) {
          cases.add(parse(file, cases.size() + 1, block.strip()));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CorpusCase> all() {
    return files().stream().flatMap(file -> read(file).stream()).toList();
  }

  private static CorpusCase parse(Path file, int number, String block) {
    List<String> lines = Arrays.asList(block.split("\n", -1));
    String head = lines.get(0);
    List<String> setUp = new ArrayList<>();
    List<String> understood = new ArrayList<>();
    int next = 1;
    for (;
        lines.get(next).startsWith("--") && "+~>=".indexOf(lines.get(next).charAt(2)) >= 0;
        next++) {
      (lines.get(next).charAt(2) == '=' ? understood : setUp).add(lines.get(next).substring(2));
    }
    String[] words = head.split("\\s+", -1);
    return new CorpusCase(
        String.valueOf(file.getFileName()),
        number,
        words[1].equals("refused") ? words[2] : words[1],
        new SqlMode(head.contains("NO_BACKSLASH_ESCAPES"), head.contains("ANSI_QUOTES")),
        setUp,
        understood.stream().map(line -> line.substring(2)).toList(),
        String.join("\n", lines.subList(next, lines.size())));
  }

  boolean isRefused() {
    return !verdict.equals("ok") && !verdict.equals("parses");
  }

  @Override
  public String toString() {
    return file + " #" + number + " " + verdict + ": " + sql;
  }
}
