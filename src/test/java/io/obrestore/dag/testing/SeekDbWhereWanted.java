package io.obrestore.dag.testing;

import io.obrestore.testing.TestEngine;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips end-to-end tests that are to run on seekdb where there is none; with CI=true they fail,
 * each with the reason.
 */
public final class SeekDbWhereWanted implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean required = Boolean.parseBoolean(System.getenv("CI"));
    return required || !TestEngine.wantsSeekDb() || SeekDb.isInstalled()
        ? ConditionEvaluationResult.enabled("its SQL engine is there, or must be")
        : ConditionEvaluationResult.disabled(SeekDb.absence());
  }
}
