package io.obrestore.api.edge;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that a resource's {@code @Consumes} lets through and the contract does not: of a
 * media type with a wildcard, or with a content encoding.
 */
@Provider
public class BodyForm implements ContainerRequestFilter {
  private static final Set<String> WITH_A_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT);

  private static final String NOT_ENCODED = "identity";

  @Override
  public void filter(ContainerRequestContext request) {
    if (WITH_A_BODY.contains(request.getMethod())
        && (isWild(request.getHeaderString(HttpHeaders.CONTENT_TYPE))
            || isEncoded(request.getHeaderString(HttpHeaders.CONTENT_ENCODING)))) {
      throw Problem.of(ErrorCode.MEDIA_TYPE).asException();
    }
  }

  private static boolean isWild(@Nullable String mediaType) {
    return mediaType != null && mediaType.split(";", 2)[0].indexOf('*') >= 0;
  }

  private static boolean isEncoded(@Nullable String encoding) {
    return encoding != null
        && !encoding.isBlank()
        && !encoding.strip().equalsIgnoreCase(NOT_ENCODED);
  }
}
