package io.obrestore.api.edge;

/** A failure on its way to the client. */
public final class ApiException extends RuntimeException {
  private final transient Problem problem;

  ApiException(Problem problem) {
    super(problem.errCode(), null, false, false);
    this.problem = problem;
  }

  /** What to answer. */
  Problem problem() {
    return problem;
  }
}
