package io.obrestore;

import io.obrestore.api.edge.SlowClients;
import io.obrestore.wiring.StandaloneOceanBase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/**
 * Starts the service, or with the argument {@code oceanbase} the embedded OceanBase alone, for
 * several replicas to share and for anybody's tests.
 */
@QuarkusMain
public final class Main {
  private static final String OCEANBASE = "oceanbase";

  /**
   * Quarkus answers a path that is no URI with 400 and no body; without its check the request comes
   * to EdgeRoutes, which makes the same check and answers in the envelope.
   */
  private static final String OWN_URI_CHECK = "vertx.disableURIValidation";

  private Main() {}

  /** The process ends with 2 when its arguments are wrong. */
  public static void main(String... args) {
    if (args.length > 0 && args[0].equals(OCEANBASE)) {
      StandaloneOceanBase.run(Arrays.copyOfRange(args, 1, args.length));
    } else {
      System.setProperty(OWN_URI_CHECK, "true");
      System.setProperty(SlowClients.PROPERTY, SlowClients.LOAD);
      Quarkus.run(args);
    }
  }
}
