package io.obrestore.dag.testing;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the seekdb server of the test run. Where there is none, its tests are skipped;
 * with CI=true they fail.
 */
public final class SeekDbExtension implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SeekDbExtension.class);

  /** A resolver cannot skip: what it throws is a failure, also an abort. */
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean required = Boolean.parseBoolean(System.getenv("CI"));
    return required || SeekDb.isInstalled()
        ? ConditionEvaluationResult.enabled("seekdb is there, or must be")
        : ConditionEvaluationResult.disabled(SeekDb.absence());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (!SeekDb.isInstalled()) {
      Assertions.fail(SeekDb.absence());
    }
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("server", key -> new Server(SeekDb.start()), Server.class)
        .seekDb()
        .database();
  }

  private record Server(SeekDb seekDb) implements AutoCloseable {
    @Override
    public void close() {
      seekDb.close();
    }
  }
}
