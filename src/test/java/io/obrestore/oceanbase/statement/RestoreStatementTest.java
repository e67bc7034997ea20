package io.obrestore.oceanbase.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import io.obrestore.oceanbase.Scn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoreStatementTest {
  private static final RestoreOptions OPTIONS =
      new RestoreOptions(
          List.of("p"),
          List.of(new LocalityEntry(ReplicaType.FULL, "z")),
          "RANDOM",
          null,
          false,
          null);

  @Test
  void theTextIsOceanBases() {
    Scn scn = Scn.of(1728727696264250400L);

    assertThat(sql("t", "file:///data", "file:///clog", scn))
        .isEqualTo(
            "ALTER SYSTEM RESTORE `t` FROM 'file:///data,file:///clog' UNTIL"
                + " SCN=1728727696264250400 WITH"
                + " 'pool_list=p&locality=FULL@z&primary_zone=RANDOM' DESCRIPTION 'mark'");
  }

  @Test
  void theLatestPointNeedsNoUntil() {
    assertThat(sql("t", "file:///data", "file:///clog", null)).doesNotContain("UNTIL");
  }

  @Test
  void onePlaceForDataAndLogIsSentOnce() {
    assertThat(sql("t", "file:///data", "file:///data", null)).contains(" FROM 'file:///data' ");
  }

  @Test
  void hostileNamesAndPlacesArriveAsTheyAre() {
    qt().forAll(HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (tenant, text) -> {
              String uri = "oss://b/" + text.replace(",", "") + "?host=h";
              assertThat(SqlDecoder.decode(sql(tenant, uri, uri, Scn.of(2))))
                  .isEqualTo(
                      new SqlDecoder.Decoded(
                          "ALTER SYSTEM RESTORE ? FROM ? UNTIL SCN=2 WITH ? DESCRIPTION ?",
                          List.of(tenant, uri, OPTIONS.text(), "mark")));
            });
  }

  @Test
  void accessKeysAreSeenNowhere() {
    RestoreStatement restore =
        restore("t", "oss://b/p?host=h&access_id=iii&access_key=kkk", "oss://b/c?host=h", null);
    AdministrationStatement statement = Statements.restore(restore);

    assertThat(restore.toString() + statement).doesNotContain("iii").doesNotContain("kkk");
    assertThat(statement.redact("bad uri oss://b/p?host=h&access_id=iii&access_key=kkk"))
        .isEqualTo("bad uri oss://b/p?host=h&access_id=******&access_key=******");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "file:///a,file:///b", " file:///a", "file:///a\n", "file:///a\0"})
  void aPlaceThatWouldArriveAsSomethingElseIsRefused(String uri) {
    assertRefused(restore("t", uri, "file:///clog", null));
    assertRefused(restore("t", "file:///data", uri, null));
  }

  @Test
  void aPlaceMayHave2047BytesAndNotMore() {
    String longest = "file:///" + "é".repeat(1019) + "x";

    assertThat(sql("t", longest, longest, null)).contains(longest);
    assertRefused(restore("t", longest + "x", longest, null));
  }

  @Test
  void anScnMustBeAboveOne() {
    assertRefused(restore("t", "file:///d", "file:///d", Scn.of(1)));
    assertThat(sql("t", "file:///d", "file:///d", Scn.of(2))).contains("UNTIL SCN=2 ");
    assertThat(sql("t", "file:///d", "file:///d", Scn.MAX)).contains("=18446744073709551615 ");
  }

  @Test
  void aMarkThatWouldKeepTheJobOutOfTheHistoryIsRefused() {
    RestoreStatement restore =
        new RestoreStatement("t", "file:///d", List.of(), null, OPTIONS, "m".repeat(513));

    assertRefused(restore);
  }

  private static void assertRefused(RestoreStatement restore) {
    assertThatThrownBy(() -> Statements.restore(restore))
        .isInstanceOf(InvalidStatementException.class);
  }

  private static String sql(String tenant, String data, String archive, @Nullable Scn scn) {
    return Statements.restore(restore(tenant, data, archive, scn)).sql();
  }

  private static RestoreStatement restore(
      String tenant, String data, String archive, @Nullable Scn scn) {
    return new RestoreStatement(tenant, data, List.of(archive), scn, OPTIONS, "mark");
  }
}
