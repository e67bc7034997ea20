package io.obrestore.dag.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.ObError;
import io.vertx.mysqlclient.MySQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The store may not use the gateway's table of errors: its few numbers are held to that here. */
class SqlErrorsTest {
  @ParameterizedTest
  @EnumSource(ObError.class)
  void aStepOfTheSchemaIsDoneByWhatTheTableOfErrorsSaysIsAlreadyDone(ObError error) {
    boolean ofAnotherStatement =
        error == ObError.OB_UNKNOWN_CONNECTION || error == ObError.OB_RESOURCE_POOL_EXIST;

    assertThat(SqlErrors.isDone(failure(error)))
        .isEqualTo(error.errorClass() == ErrorClass.ALREADY_DONE && !ofAnotherStatement);
  }

  @ParameterizedTest
  @EnumSource(ObError.class)
  void whatAStatementOfTheStoreMeansByAnErrorItSaysOfThatOneAlone(ObError error) {
    assertThat(SqlErrors.isDuplicate(failure(error)))
        .isEqualTo(error == ObError.OB_ERR_PRIMARY_KEY_DUPLICATE);
    assertThat(SqlErrors.isNotSeenYet(failure(error)))
        .isEqualTo(error == ObError.OB_ERR_BAD_DATABASE || error == ObError.OB_TABLE_NOT_EXIST);
  }

  private static MySQLException failure(ObError error) {
    return new MySQLException("words", error.errno(), "HY000");
  }
}
