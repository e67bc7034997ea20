package io.obrestore.api.edge;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * No body is longer than 1 MiB. One that says its length is refused before it is read, one sent in
 * chunks where it passes the limit, before anybody else, such as who decrypts it, reads it.
 */
@Provider
@Priority(Priorities.ENTITY_CODER - 1)
public class BodyLimit implements ReaderInterceptor {
  private static final int BYTES = 1 << 20;

  /** As the HTTP server's own limit: what is longer is not even thrown away. */
  private static final int WORTH_READING = 4 * BYTES;

  static boolean isExceededBy(@Nullable String contentLength) {
    return bytes(contentLength) > BYTES;
  }

  /** Whether a body that is too long is short enough to be read to its end, and thrown away. */
  static boolean isWorthReading(@Nullable String contentLength) {
    return bytes(contentLength) <= WORTH_READING;
  }

  private static long bytes(@Nullable String contentLength) {
    try {
      return contentLength == null ? 0 : Long.parseLong(contentLength);
    } catch (NumberFormatException refusedByTheServer) {
      return 0;
    }
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new Counted(context.getInputStream()));
    return context.proceed();
  }

  /** Fails with Request.Body.TooLarge behind the last byte that may be read. */
  private static final class Counted extends InputStream {
    private final InputStream body;
    private int left = BYTES;

    Counted(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = body.read(bytes, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw Problem.of(ErrorCode.BODY_TOO_LARGE).asException();
      }
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
