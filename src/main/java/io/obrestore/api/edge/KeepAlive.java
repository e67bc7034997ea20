package io.obrestore.api.edge;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes connections behind their answer while many are open. OceanBase's SDK for Go opens one for
 * each request and leaves it open for a minute and a half: without this, those that nobody will
 * ever use again would keep everybody out.
 */
@ApplicationScoped
public class KeepAlive {
  private static final AttributeKey<Boolean> COUNTED = AttributeKey.valueOf("obrestore.counted");

  /** Of the connections that there may be: room enough for those that are in use. */
  private static final int SHARE = 4;

  private final int many;
  private final AtomicInteger open = new AtomicInteger();

  KeepAlive(@ConfigProperty(name = "quarkus.http.limits.max-connections") OptionalInt limit) {
    this.many = limit.orElse(Integer.MAX_VALUE) / SHARE;
  }

  void register(@Observes Router router) {
    router.route().order(EdgeRoutes.FIRST - 1).handler(this::decide);
  }

  private void decide(RoutingContext context) {
    var request = context.request();
    count(request.connection());
    if (open.get() > many) {
      HangUp.announce(request, context.response());
      context.addEndHandler(ended -> HangUp.after(request));
    }
    context.next();
  }

  /** Its own close handler belongs to the HTTP server, which counts with it too. */
  private void count(HttpConnection connection) {
    if (connection instanceof ConnectionBase base
        && base.channel().attr(COUNTED).setIfAbsent(true) == null) {
      open.incrementAndGet();
      base.channel().closeFuture().addListener(closed -> open.decrementAndGet());
    }
  }
}
