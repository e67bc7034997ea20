package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.kernel.ColumnType;
import io.obrestore.simulator.kernel.KernelViews;
import io.obrestore.simulator.kernel.ViewColumn;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the columns of the kernel's views are announced, byte by byte, whatever engine is behind. */
abstract class ViewBytesContract {
  private static final int COM_QUERY = 0x03;
  private static final int EOF = 0xfe;

  /** Collation, length, type, flags, decimals: what OceanBase's engine sends for such a column. */
  private static final Map<String, String> ANNOUNCED =
      Map.ofEntries(
          Map.entry("bigint(20)", "3f00" + "14000000" + "08" + "0000" + "00"),
          Map.entry("bigint(20) unsigned", "3f00" + "14000000" + "08" + "2000" + "00"),
          Map.entry("bigint(21)", "3f00" + "15000000" + "08" + "0000" + "00"),
          Map.entry("varchar(3)", "2d00" + "0c000000" + "fd" + "0000" + "00"),
          Map.entry("varchar(128)", "2d00" + "00020000" + "fd" + "0000" + "00"),
          Map.entry("varchar(65536)", "2d00" + "00000400" + "fd" + "0000" + "00"),
          Map.entry("longtext", "2d00" + "ffffffff" + "fc" + "1000" + "00"),
          Map.entry("text", "2d00" + "ffff0000" + "fc" + "1000" + "00"),
          Map.entry("double", "3f00" + "17000000" + "05" + "0000" + "1f"),
          Map.entry("decimal(6,2)", "3f00" + "08000000" + "f6" + "0000" + "02"),
          Map.entry("decimal(22,0)", "3f00" + "17000000" + "f6" + "0000" + "00"),
          Map.entry("decimal(32,4)", "3f00" + "22000000" + "f6" + "0000" + "04"),
          Map.entry("datetime(6)", "3f00" + "1a000000" + "0c" + "8000" + "06"),
          Map.entry("timestamp(6)", "3f00" + "1a000000" + "07" + "8004" + "06"));

  /** With the engine in question. */
  abstract SimulatorSettings settings();

  @Test
  void everyColumnOfEveryViewIsAnnouncedAsTheKernelDoes() throws Exception {
    KernelViews views = KernelViews.load();
    List<String> seen = new ArrayList<>();
    try (EmbeddedOceanBase server = EmbeddedOceanBase.start(settings(), RunningClock.real());
        RawClient client = new RawClient(server.port())) {
      client.login(0);
      for (String view : views.names()) {
        List<String> definitions = definitions(client, view);
        assertThat(definitions).as(view).hasSameSizeAs(views.columns(view));
        for (int i = 0; i < definitions.size(); i++) {
          ViewColumn column = views.columns(view).get(i);
          String type = name(column.type());
          String tail = ANNOUNCED.get(type);
          String expected = head(view, column.name()) + "0c" + (tail == null ? "" : tail + "0000");
          assertThat(definitions.get(i)).as(view + "." + column.name()).startsWith(expected);
          seen.add(type);
        }
      }
    }
    assertThat(seen).containsAll(ANNOUNCED.keySet());
  }

  private static List<String> definitions(RawClient client, String view) throws Exception {
    client.command(COM_QUERY, "SELECT * FROM oceanbase.`" + view + "` LIMIT 0");
    client.read();
    List<String> definitions = new ArrayList<>();
    byte[] packet = client.read();
    while ((packet[0] & 0xff) != EOF) {
      definitions.add(HexFormat.of().formatHex(packet));
      packet = client.read();
    }
    client.read();
    return definitions;
  }

  /** Catalog, schema, table and column with their aliases. */
  private static String head(String view, String column) {
    return HexFormat.of()
        .formatHex(
            new PayloadWriter()
                .lengthEncodedText("def")
                .lengthEncodedText("oceanbase")
                .lengthEncodedText(view)
                .lengthEncodedText(view)
                .lengthEncodedText(column)
                .lengthEncodedText(column)
                .payload());
  }

  private static String name(ColumnType type) {
    String digits =
        switch (type.base()) {
          case "decimal" -> "(" + type.length() + "," + type.scale() + ")";
          case "longtext", "text", "double" -> "";
          default -> "(" + type.length() + ")";
        };
    return type.base() + digits + (type.unsigned() ? " unsigned" : "");
  }
}
