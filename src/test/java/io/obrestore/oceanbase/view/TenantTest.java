package io.obrestore.oceanbase.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TenantTest {
  private static final List<Tenant> BOTH = List.of(tenant(1004, "T1"), tenant(1002, "t1"));

  @Test
  void theTenantThatIsWrittenSoIsMeant() {
    assertThat(Tenant.named(BOTH, "t1")).map(Tenant::id).contains(1002L);
    assertThat(Tenant.named(BOTH, "T1")).map(Tenant::id).contains(1004L);
  }

  @Test
  void anotherCaseOfLettersWillDo() {
    assertThat(Tenant.named(List.of(tenant(1002, "Tt")), "tT")).map(Tenant::id).contains(1002L);
    assertThat(Tenant.named(List.of(), "t1")).isEmpty();
  }

  private static Tenant tenant(long id, String name) {
    return new Tenant(
        id, name, "USER", "NORMAL", "PRIMARY", "4.3.5.1", "RANDOM", "", "NO", 1L, null);
  }
}
