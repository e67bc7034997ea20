package io.obrestore.api.edge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.obrestore.Settings;
import io.smallrye.config.SmallRyeConfig;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Closes connections whose request does not come to an end. A client that sends a byte of its
 * request's head every now and then is never silent for long, and the HTTP server knows nothing of
 * a request before its head is there: so this looks at bytes alone, below HTTP and TLS.
 *
 * <p>Netty makes it, through its service loader, for every server channel of the process.
 */
public final class SlowClients extends ChannelInitializerExtension {
  /** Netty loads extensions only where this property says so. */
  public static final String PROPERTY = EXTENSIONS_SYSTEM_PROPERTY;

  /** Its value. */
  public static final String LOAD = "serviceload";

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    channel.pipeline().addFirst(new AnswerDeadline(limit()));
  }

  private static Duration limit() {
    return ConfigProvider.getConfig()
        .unwrap(SmallRyeConfig.class)
        .getConfigMapping(Settings.class)
        .http()
        .answerWithin();
  }
}
