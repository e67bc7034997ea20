package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.fault.ReceivedStatement;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The moment that a client names is the moment that OceanBase is told, to the nanosecond. */
@QuarkusTest
@WithTestResource(OwnOceanBase.class)
class TimeApiTest implements RunningService {
  private static final Pattern UNTIL = Pattern.compile(" UNTIL (.*?) WITH ");
  private static final AtomicInteger TENANTS = new AtomicInteger();
  private static final long NANOS = 1_000_000_000L;

  /** The bounds of a random instant: from 1970 to the last SCN that the contract can say. */
  private static final long LAST_SECOND = Long.MAX_VALUE / NANOS - 1;

  private static final int WIDEST_OFFSET = 18 * 60;

  private final Database database;
  private final TimeZone zoneBefore = TimeZone.getDefault();

  @SuppressWarnings("NullAway.Init")
  EmbeddedOceanBase oceanBase;

  @Inject
  TimeApiTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void zonesAsBefore() throws SQLException {
    TimeZone.setDefault(zoneBefore);
    database.execute("SET GLOBAL time_zone = '+08:00'");
  }

  static List<String> instants() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/oceanbase/instants.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("instants")
  void aTimeIsReceivedAsItsInstant(String row) throws SQLException {
    List<String> cells = List.of(row.split(" ", -1));

    assertThat(received("time_stamp", "\"" + cells.get(0) + "\"")).isEqualTo("SCN=" + cells.get(1));
  }

  @Test
  void anyInstantInAnyOffsetIsReceivedAsThatInstant() {
    qt().withExamples(10)
        .withShrinkCycles(5)
        .forAll(
            longs().between(1, LAST_SECOND),
            integers().between(0, (int) NANOS - 1),
            integers().between(-WIDEST_OFFSET, WIDEST_OFFSET))
        .checkAssert(
            (second, nano, minutes) -> {
              String text =
                  DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                      Instant.ofEpochSecond(second, nano)
                          .atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));

              assertThat(received("timestamp", "\"" + text + "\""))
                  .as(text)
                  .isEqualTo("SCN=" + (second * NANOS + nano));
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1_728_727_696_264_250_401L, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  void anScnIsReceivedAsItIs(long scn) {
    assertThat(received("scn", Long.toString(scn))).isEqualTo("SCN=" + scn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Asia/Kathmandu",
        "America/St_Johns",
        "Pacific/Kiritimati",
        "Australia/Lord_Howe",
        "America/New_York"
      })
  void theZoneOfTheServiceDoesNotMatter(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));

    assertThat(received("time_stamp", "\"2024-11-03T01:30:00.000000001-04:00\""))
        .isEqualTo("SCN=1730611800000000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+05:45", "-03:30", "+13:00", "-12:59", "SYSTEM"})
  void theZoneOfOceanBasesSessionsDoesNotMatter(String zone) throws SQLException {
    database.execute("SET GLOBAL time_zone = '" + zone + "'");

    assertThat(received("time_stamp", "\"2024-03-10T03:00:00.000000001-04:00\""))
        .isEqualTo("SCN=1710054000000000001");
  }

  /** Not shifted to a neighbour, not cut, not guessed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-12-31T23:59:60Z",
        "2017-01-01T07:59:60.5+08:00",
        "2023-12-31T24:00:00Z",
        "2023-02-29T00:00:00Z",
        "2024-10-12T10:08:16.1234567891Z",
        "2024-10-12T10:08:16",
        "2024-10-12T10:08:16 +08:00",
        "2024-10-12T10:08:16[Asia/Shanghai]",
        "2024-10-12T10:08:16+0800",
        "2024-10-12T10:08:16+08:60",
        "2024-13-12T10:08:16Z",
        "2024-10-12T10:08Z"
      })
  void aTimeThatIsNoInstantIsRefused(String text) {
    Response answer =
        Restores.post(
            Restores.request(
                "at" + TENANTS.incrementAndGet(),
                OwnOceanBase.ETERNAL,
                more("time_stamp", "\"" + text + "\"")));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("error.errCode")).isEqualTo("Common.BindJsonFailed");
    assertThat(answer.<String>path("error.subErrors[0].field")).isEqualTo("time_stamp");
  }

  /** What follows UNTIL in the statement; the job that it began is at that SCN, too. */
  private String received(String field, String value) {
    String tenant = "at" + TENANTS.incrementAndGet();
    Restores.run(Restores.request(tenant, OwnOceanBase.ETERNAL, more(field, value)));
    List<ReceivedStatement> sent =
        oceanBase
            .statements()
            .matching(s -> s.sql().startsWith("ALTER SYSTEM RESTORE `" + tenant + "`"));
    assertThat(sent).hasSize(1);
    Matcher until = UNTIL.matcher(sent.get(0).sql());
    assertThat(until.find()).isTrue();
    assertThat("SCN=" + restoredTo(tenant)).isEqualTo(until.group(1));
    return until.group(1);
  }

  private String restoredTo(String tenant) {
    try {
      return database
          .rows(
              "SELECT RESTORE_SCN FROM CDB_OB_RESTORE_HISTORY WHERE TENANT_ID = 1 AND RESTORE_TENANT_NAME = '"
                  + tenant
                  + "'")
          .get(0)
          .get(0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String more(String field, String value) {
    return ", \"" + field + "\": " + value;
  }
}
