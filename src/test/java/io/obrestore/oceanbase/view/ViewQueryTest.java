package io.obrestore.oceanbase.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.oceanbase.error.Tsv;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ViewQueryTest {
  private static final ViewQuery QUERY =
      ViewQuery.of(
          """
          SELECT A, {B}, C
          FROM oceanbase.V
          WHERE A = ?
          """);

  static Stream<ViewQuery> listedViews() {
    return Stream.of(
        Tenant.BY_NAME,
        Zone.ALL,
        Server.ALL,
        ServerCapacity.ALL,
        UnitConfig.ALL,
        ResourcePool.BY_PREFIX,
        RestoreViews.PROGRESS_BY_MARK,
        RestoreViews.HISTORY_BY_TENANT,
        BackupViews.SETS_OF_PLACE,
        BackupViews.ROUNDS_OF_TENANT,
        UpgradeEvent.OF_TENANT,
        TenantJob.UPGRADES,
        ClusterViews.SCORE);
  }

  @ParameterizedTest
  @MethodSource("listedViews")
  void everyColumnIsOneOfOceanBases(ViewQuery query) {
    Set<String> columns =
        Tsv.rows("/simulator/oceanbase-views.tsv").stream()
            .filter(row -> query.view().equals("oceanbase." + row.get(0)))
            .map(row -> row.get(1))
            .collect(Collectors.toSet());

    assertThat(columns).isNotEmpty().containsAll(query.columns());
  }

  @Test
  void aColumnThatTheVersionHasIsSelected() {
    assertThat(QUERY.sql(Set.of("A", "B", "C"))).startsWith("SELECT A, B, C\nFROM oceanbase.V");
  }

  @Test
  void aColumnThatTheVersionLacksIsReadAsNull() {
    assertThat(QUERY.sql(Set.of("A", "C"))).startsWith("SELECT A, NULL, C\nFROM oceanbase.V");
    assertThat(QUERY.optional()).containsExactly("B");
  }

  @Test
  void columnsKeepTheirPlaces() {
    assertThat(List.of(QUERY.position("A"), QUERY.position("B"), QUERY.position("C")))
        .containsExactly(0, 1, 2);
    assertThatThrownBy(() -> QUERY.position("D")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoPlainSelectIsRefused() {
    assertThatThrownBy(() -> ViewQuery.of("DELETE FROM oceanbase.V"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
