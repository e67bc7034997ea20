package io.obrestore.container;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The instructions of src/main/docker/Dockerfile.jvm, each of which is one line. */
record Dockerfile(List<Instruction> instructions) {
  static final Path PATH = Path.of("src/main/docker/Dockerfile.jvm");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INSTRUCTION = Pattern.compile("([A-Z]+) (.*)");

  /** A name in capitals, and all that follows it. */
  record Instruction(String name, String argument) {}

  /** What is copied to where. */
  record Copy(String from, String to) {}

  static Dockerfile read() throws IOException {
    return new Dockerfile(
        Files.readAllLines(PATH).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Dockerfile::instruction)
            .toList());
  }

  private static Instruction instruction(String line) {
    MatchResult found =
        INSTRUCTION
            .matcher(line)
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError("not an instruction: " + line));
    return new Instruction(found.group(1), found.group(2));
  }

  /** The arguments of all instructions of that name. */
  List<String> all(String name) {
    return instructions.stream()
        .filter(instruction -> instruction.name().equals(name))
        .map(Instruction::argument)
        .toList();
  }

  /** The argument of the only instruction of that name. */
  String only(String name) {
    List<String> found = all(name);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " times " + name);
    }
    return found.get(0);
  }

  List<Copy> copies() {
    return all("COPY").stream()
        .map(argument -> argument.split(" "))
        .map(words -> new Copy(words[0], words[1]))
        .toList();
  }

  /** The value of a name that ENV or LABEL sets. */
  String value(String instruction, String name) {
    String start = name + "=\"";
    return all(instruction).stream()
        .filter(pair -> pair.startsWith(start) && pair.endsWith("\""))
        .map(pair -> pair.substring(start.length(), pair.length() - 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + instruction + " " + start));
  }

  /** A command in exec form, as ENTRYPOINT and HEALTHCHECK have it. */
  List<String> command(String name) {
    String argument = only(name);
    try {
      return List.of(JSON.readValue(argument.substring(argument.indexOf('[')), String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("not in exec form: " + argument, e);
    }
  }
}
