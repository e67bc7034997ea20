package io.obrestore.restore.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.view.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TenantStandTest {
  private static final long OURS = 1004;

  @Test
  void aNormalPrimaryIsOpen() {
    assertThat(stand("NORMAL", "PRIMARY", false)).isEqualTo(TenantStand.OPEN);
  }

  @Test
  void aNormalStandbyCanBeActivated() {
    assertThat(stand("NORMAL", "STANDBY", false)).isEqualTo(TenantStand.STANDBY);
  }

  @Test
  void whatIsBetweenTheTwoSwitchesOnceActivationWasAskedFor() {
    assertThat(stand("NORMAL", "RESTORE", true)).isEqualTo(TenantStand.SWITCHING);
    assertThat(stand("CREATING_STANDBY", null, true)).isEqualTo(TenantStand.SWITCHING);
  }

  @Test
  void anyOtherStateLeadsNowhereBeforeActivation() {
    assertThat(stand("RESTORE", "RESTORE", false)).isEqualTo(TenantStand.LOST);
    assertThat(stand("NORMAL", null, false)).isEqualTo(TenantStand.LOST);
  }

  @Test
  void aTenantThatIsGoneOrAnothersIsLostEvenWhenItIsOpen() {
    assertThat(TenantStand.of(Optional.empty(), OURS, true)).isEqualTo(TenantStand.LOST);
    assertThat(TenantStand.of(Optional.of(tenant(1006, "NORMAL", "PRIMARY")), OURS, true))
        .isEqualTo(TenantStand.LOST);
  }

  private static TenantStand stand(String status, @Nullable String role, boolean activated) {
    return TenantStand.of(Optional.of(tenant(OURS, status, role)), OURS, activated);
  }

  private static Tenant tenant(long id, String status, @Nullable String role) {
    return new Tenant(
        id, "rt", "USER", status, role, "4.3.5.1", "RANDOM", "FULL{1}@zone1", "NO", 1L, null);
  }
}
