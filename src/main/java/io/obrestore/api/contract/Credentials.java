package io.obrestore.api.contract;

import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Who may call what. */
final class Credentials {
  /** What bears {@link io.obrestore.api.edge.Open}; a test holds the two together. */
  private static final Set<String> OPEN =
      Set.of("getInfo", "getStatus", "getTime", "getGitInfo", "getSecret");

  private static final String BASIC = "basic";
  private static final String HYBRID = "hybrid";

  private Credentials() {}

  static boolean areNeededBy(Operation operation) {
    return !OPEN.contains(operation.getOperationId());
  }

  static void describe(Components components) {
    components.addSecurityScheme(
        BASIC,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("basic")
            .description(
                "root@sys with its password, over TLS or from the same machine. Where root@sys has no password nothing is"
                    + " needed."));
    components.addSecurityScheme(
        HYBRID,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.APIKEY)
            .in(SecurityScheme.In.HEADER)
            .name("X-OCS-Header")
            .description(
                "API hybrid encryption, version 2, as obshell's SDKs speak it: the header is encrypted with the key of"
                    + " GET /api/v1/secret, the body with keys in the header."));
  }

  static void ask(Operation operation) {
    for (String scheme : new String[] {BASIC, HYBRID}) {
      operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(scheme));
    }
  }
}
