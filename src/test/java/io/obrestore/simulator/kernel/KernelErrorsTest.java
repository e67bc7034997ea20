package io.obrestore.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelErrorsTest {
  private final KernelErrors errors = KernelErrors.load();

  @Test
  void anErrorIsFoundByNameAndByItsNumber() {
    assertThat(errors.byName("OB_RESOURCE_POOL_EXIST").mysqlErrno()).isEqualTo(4651);
    assertThat(errors.byObCode(4002).mysqlErrno()).isEqualTo(1210);
  }

  @Test
  void anUnknownErrorIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> errors.byName("OB_NO_SUCH"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void placeholdersAreFilledInOrderAndTheirValuesAreNotReadAgain() {
    assertThat(errors.raise("OB_RESOURCE_POOL_EXIST", "a$1%s").getMessage())
        .isEqualTo("resource pool 'a$1%s' exist");
    assertThat(errors.raise("OB_PASSWORD_WRONG", "root", "%", "YES").getMessage())
        .isEqualTo("Access denied for user 'root'@'%' (using password: YES)");
    assertThat(errors.raise("OB_ZONE_RESOURCE_NOT_ENOUGH", "zone1", 2, "detail").getMessage())
        .endsWith("GV$OB_SERVERS.\ndetail")
        .contains("to hold 2 unit");
  }

  @Test
  void aMessageWithoutAllItsArgumentsIsRefused() {
    assertThatThrownBy(() -> errors.raise("OB_RESOURCE_POOL_EXIST"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> errors.raise("OB_RESOURCE_POOL_EXIST", "a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
