package io.obrestore.wiring.openapi;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;

/**
 * Used by the build, not by the service: puts {@link DocumentAsBuilt} where it belongs. In the
 * packaged service alone: in Quarkus's dev and test modes a library's class, as this one is, has
 * another class loader than ours, and cannot see the interceptor.
 */
public final class OpenApiExtension implements BuildCompatibleExtension {
  /** Found by its annotation. */
  @Enhancement(types = OpenApiDocumentService.class)
  public void serveAsBuilt(ClassConfig service) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      service.addAnnotation(ServedAsBuilt.class);
    }
  }
}
