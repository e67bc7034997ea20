package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers byte by byte, as OceanBase's own were seen to be. */
class AnswerBytesTest {
  private static final int COM_QUERY = 0x03;
  private static final int COM_FIELD_LIST = 0x04;
  private static final int COM_CREATE_DB = 0x05;
  private static final int COM_STATISTICS = 0x09;
  private static final int COM_PING = 0x0e;
  private static final int COM_STMT_PREPARE = 0x16;
  private static final int COM_STMT_EXECUTE = 0x17;
  private static final int COM_SET_OPTION = 0x1b;
  private static final int CLIENT_DEPRECATE_EOF = 1 << 24;
  private static final String EOF = "fe00000200";
  private static final String OK = "00000002000000";

  /** {@code SELECT 7 AS x}: one column of bigint, in no table. */
  private static final String COLUMN =
      "03646566" + "000000" + "0178" + "00" + "0c3f00140000000800" + "00000000";

  private Lab lab;
  private RawClient client;

  @BeforeEach
  void start() throws Exception {
    lab = Lab.start();
    client = new RawClient(lab.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    lab.close();
  }

  private String next() throws IOException {
    return HexFormat.of().formatHex(client.read());
  }

  @Test
  void definitionsAndRowsEachEndWithAnEofPacket() throws Exception {
    client.login(0);
    client.command(COM_QUERY, "SELECT 7 AS x");
    assertThat(next()).isEqualTo("01");
    assertThat(next()).isEqualTo(COLUMN);
    assertThat(next()).isEqualTo(EOF);
    assertThat(next()).isEqualTo("0137");
    assertThat(next()).isEqualTo(EOF);
  }

  @Test
  void aClientThatDeprecatesEofGetsItAsOceanBaseDoesNotKnowBetter() throws Exception {
    client.login(CLIENT_DEPRECATE_EOF);
    client.command(COM_QUERY, "SELECT 7 AS x");
    assertThat(next()).isEqualTo("01");
    assertThat(next()).isEqualTo(COLUMN);
    assertThat(next()).isEqualTo(EOF);
    assertThat(next()).isEqualTo("0137");
    assertThat(next()).isEqualTo(EOF);
  }

  @Test
  void aPreparedStatementTellsParametersThenColumns() throws Exception {
    client.login(0);
    client.command(COM_STMT_PREPARE, "SELECT 7 AS x FROM information_schema.tables WHERE 1 = ?");
    assertThat(next()).isEqualTo("00" + "01000000" + "0100" + "0100" + "00" + "0000");
    assertThat(next()).startsWith("03646566").contains("013f");
    assertThat(next()).isEqualTo(EOF);
    assertThat(next()).startsWith("03646566").contains("0178");
    assertThat(next()).isEqualTo(EOF);
  }

  /** Connector/J does so. */
  @Test
  void parametersThatAreAllNullNeedNoTypes() throws Exception {
    client.login(0);
    client.command(COM_STMT_PREPARE, "SELECT 7 AS x FROM information_schema.tables WHERE 1 = ?");
    for (int i = 0; i < 5; i++) {
      next();
    }
    client.command(COM_STMT_EXECUTE, "\1\0\0\0" + "\0" + "\1\0\0\0" + "\1" + "\0");
    assertThat(next()).isEqualTo("01");
    assertThat(next()).startsWith("03646566").contains("0178");
    assertThat(next()).isEqualTo(EOF);
    assertThat(next()).isEqualTo(EOF);
  }

  @Test
  void pingIsAnsweredByOk() throws Exception {
    client.login(0);
    client.command(COM_PING, "");
    assertThat(next()).isEqualTo(OK);
  }

  @Test
  void anErrorHasItsNumberStateAndText() throws Exception {
    client.login(0);
    client.command(COM_QUERY, "KILL 99");
    assertThat(next())
        .isEqualTo("ff" + "4604" + "23" + ascii("HY000") + ascii("Unknown thread id: 99"));
  }

  @Test
  void aCommandThatIsNotSupportedIsRefusedAndTheConnectionLives() throws Exception {
    client.login(0);
    client.command(COM_CREATE_DB, "x");
    assertThat(next())
        .isEqualTo(
            "ff" + "d304" + "23" + ascii("0A000") + ascii("Not supported feature or function"));
    client.command(COM_PING, "");
    assertThat(next()).isEqualTo(OK);
  }

  @Test
  void anUnknownCommandEndsTheConnection() throws Exception {
    client.login(0);
    client.command(0x7f, "");
    assertThatThrownBy(this::next).isInstanceOf(EOFException.class);
  }

  @Test
  void statisticsAreASentenceAndAnOptionIsTaken() throws Exception {
    client.login(0);
    client.command(COM_STATISTICS, "");
    assertThat(next()).isEqualTo(ascii("Active threads not support"));
    client.command(COM_SET_OPTION, "\0\0");
    assertThat(next()).isEqualTo(OK);
  }

  @Test
  void theFieldsOfATableComeWithoutItsRows() throws Exception {
    client.login(0);
    client.command(COM_QUERY, "USE test");
    assertThat(next()).isEqualTo(OK);
    client.command(COM_QUERY, "CREATE TABLE `t``` (x BIGINT)");
    assertThat(next()).isEqualTo(OK);
    client.command(COM_FIELD_LIST, "t`\0%");
    assertThat(next())
        .isEqualTo(
            ("03646566" + "04" + ascii("test") + "02" + ascii("t`") + "02" + ascii("t`"))
                + ("0178" + "0178" + "0c3f00140000000800" + "00000000" + "00"));
    assertThat(next()).isEqualTo(EOF);
  }

  @Test
  void aKilledSessionHearsNoMore() throws Exception {
    client.login(0);
    assertThat(kill(client.connectionId())).isEqualTo(OK);
    assertThatThrownBy(this::next).isInstanceOf(EOFException.class);
    assertThat(kill(1)).isEqualTo("ff" + "4604" + "23" + ascii("HY000Unknown thread id: 1"));
  }

  @Test
  void aStatementWhoseSessionIsKilledIsAnsweredByTheEndOfTheConnection() throws Exception {
    client.login(0);
    client.command(COM_QUERY, "SELECT SLEEP(60)");
    lab.server.statements().await(s -> s.sql().contains("SLEEP"), Reactive.LIMIT);
    assertThat(kill(client.connectionId())).isEqualTo(OK);
    assertThatThrownBy(this::next).isInstanceOf(EOFException.class);
  }

  private String kill(long id) throws IOException {
    try (RawClient killer = new RawClient(lab.port())) {
      killer.login(0);
      killer.kill(id);
      return HexFormat.of().formatHex(killer.read());
    }
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
