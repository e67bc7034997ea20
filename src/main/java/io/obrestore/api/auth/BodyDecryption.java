package io.obrestore.api.auth;

import io.obrestore.api.edge.ErrorCode;
import io.obrestore.api.edge.Problem;
import io.obrestore.security.access.Admitted;
import io.obrestore.security.access.Admitted.How;
import io.obrestore.security.hybrid.BodyKeys;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Opens the body of a request that came with an encrypted header. */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyDecryption implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (context.getProperty(AuthFilter.PROPERTY) instanceof Admitted admitted
        && admitted.how() == How.ENCRYPTED_HEADER) {
      byte[] body = context.getInputStream().readAllBytes();
      context.setInputStream(new ByteArrayInputStream(opened(body, admitted)));
    }
    return context.proceed();
  }

  private static byte[] opened(byte[] body, Admitted admitted) {
    if (body.length == 0) {
      return body;
    }
    BodyKeys keys = admitted.keys();
    var opened = keys == null ? java.util.Optional.<byte[]>empty() : keys.open(body);
    return opened.orElseThrow(() -> Problem.of(ErrorCode.BODY_DECRYPT_FAILED).asException());
  }
}
