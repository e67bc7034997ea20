package io.obrestore.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelViewsTest {
  private final KernelViews views = KernelViews.load();

  @Test
  void columnsComeInTheKernelsOrder() {
    assertThat(views.columns("dba_ob_zones"))
        .extracting(ViewColumn::name)
        .startsWith("ZONE", "CREATE_TIME", "MODIFY_TIME", "STATUS");
  }

  @Test
  void aTypeKeepsLengthScaleAndSign() {
    assertThat(views.column("DBA_OB_TENANTS", "sync_scn"))
        .hasValueSatisfying(
            c -> assertThat(c.type()).isEqualTo(new ColumnType("bigint", 20, 0, true)));
    assertThat(views.column("CDB_OB_RESTORE_PROGRESS", "RECOVER_PROGRESS"))
        .hasValueSatisfying(
            c -> assertThat(c.type()).isEqualTo(new ColumnType("decimal", 6, 2, false)));
  }

  @Test
  void aViewThatIsNotThereHasNoColumns() {
    assertThat(views.columns("NO_SUCH")).isEmpty();
  }
}
