package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers byte by byte, for clients with and without CLIENT_DEPRECATE_EOF. */
class AnswerBytesTest {
  private static final int COM_QUERY = 0x03;
  private static final int COM_PING = 0x0e;
  private static final int COM_STMT_PREPARE = 0x16;
  private static final String EOF = "fe00000200";
  private static final String OK_INSTEAD_OF_EOF = "fe000002000000";

  /** {@code SELECT 7 AS x}: one column of bigint. */
  private static final String COLUMN = "0364656600000001780178" + "0c3f00140000000880" + "00000000";

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
  void aClientThatDeprecatesEofGetsAnOkAfterTheRowsAlone() throws Exception {
    client.login(Capability.DEPRECATE_EOF);
    client.command(COM_QUERY, "SELECT 7 AS x");
    assertThat(next()).isEqualTo("01");
    assertThat(next()).isEqualTo(COLUMN);
    assertThat(next()).isEqualTo("0137");
    assertThat(next()).isEqualTo(OK_INSTEAD_OF_EOF);
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

  @Test
  void pingIsAnsweredByOk() throws Exception {
    client.login(0);
    client.command(COM_PING, "");
    assertThat(next()).isEqualTo("00000002000000");
  }

  @Test
  void anErrorHasItsNumberStateAndText() throws Exception {
    client.login(0);
    client.command(COM_QUERY, "KILL 99");
    assertThat(next())
        .isEqualTo("ff" + "4604" + "23" + ascii("HY000") + ascii("Unknown thread id: 99"));
  }

  @Test
  void anUnknownCommandIsRefusedAndTheConnectionLives() throws Exception {
    client.login(0);
    client.command(0x7f, "");
    assertThat(next()).startsWith("ff");
    client.command(COM_PING, "");
    assertThat(next()).startsWith("00");
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
