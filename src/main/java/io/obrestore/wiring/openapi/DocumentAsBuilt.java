package io.obrestore.wiring.openapi;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands before {@link io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService}: what that would
 * prepare is read from where the build has put it.
 */
@ServedAsBuilt
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public final class DocumentAsBuilt {
  private final Map<Format, byte[]> documents = new EnumMap<>(Format.class);

  /** By the names of the two methods that Quarkus's service has. */
  @AroundInvoke
  @Nullable Object serve(InvocationContext call) throws Exception {
    return switch (call.getMethod().getName()) {
      case "prepareDocument" -> read();
      case "getDocument" -> documents.get((Format) call.getParameters()[1]);
      default -> call.proceed();
    };
  }

  /** At the start, where waiting for the disk holds nobody up. */
  private @Nullable Object read() throws IOException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (Format format : Format.values()) {
      String name = OpenApiConstants.BASE_NAME + "." + format;
      try (InputStream document = loader.getResourceAsStream(name)) {
        if (document == null) {
          throw new FileNotFoundException(name);
        }
        documents.put(format, document.readAllBytes());
      }
    }
    return null;
  }
}
