package io.obrestore.simulator.foreign;

import io.obrestore.testing.MariaDbCommandLine;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection of the {@code mariadb} command line: statements in, its XML out. */
final class CommandLineSession implements ClientSession {
  private static final String END = "-- that was all --";
  private static final Pattern ERROR =
      Pattern.compile("ERROR (\\d+) \\((\\w+)\\)(?: at line \\d+)?: (.*)", Pattern.DOTALL);

  private final Talk talk;

  private CommandLineSession(Talk talk) {
    this.talk = talk;
  }

  static CommandLineSession open(Door door, String... options) throws ClientException {
    ProcessBuilder program =
        MariaDbCommandLine.program(
            List.of(options),
            List.of(
                "--batch",
                "--xml",
                "--unbuffered",
                "--force",
                "--skip-reconnect",
                "--comments",
                "--default-character-set=utf8mb4",
                "--max-allowed-packet=64M",
                "--host=127.0.0.1",
                "--port=" + door.port(),
                "--user=" + door.user(),
                "--database=" + door.database()));
    program.environment().put("MYSQL_PWD", door.password());
    CommandLineSession session = new CommandLineSession(new Talk(program));
    try {
      session.query("SELECT 1");
      return session;
    } catch (ClientException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public Answer query(String sql) throws ClientException {
    talk.say(sql + ";\n\\! echo '" + END + "'\n");
    StringBuilder said = new StringBuilder();
    String line = talk.line();
    while (line != null && !line.equals(END)) {
      said.append(line).append('\n');
      line = talk.line();
    }
    return answer(said.toString(), line == null);
  }

  private static Answer answer(String said, boolean ended) throws ClientException {
    int xml = said.indexOf("<?xml");
    if (xml >= 0) {
      return ResultXml.read(said.substring(xml));
    }
    Matcher error = ERROR.matcher(said);
    if (error.find()) {
      throw ClientException.numbered(
          Integer.parseInt(error.group(1)), error.group(2), error.group(3).strip());
    }
    if (ended) {
      throw ClientException.lost("the client has ended");
    }
    return Answer.NOTHING;
  }

  @Override
  public void close() {
    talk.close();
  }
}
