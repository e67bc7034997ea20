package io.obrestore.api.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes its connection when a time has passed since the first byte that came in and was not
 * followed by one that went out. Used by the event loop of its channel alone.
 */
final class AnswerDeadline extends ChannelDuplexHandler {
  private final Duration limit;
  private java.util.concurrent.@Nullable Future<?> alarm;

  AnswerDeadline(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (alarm == null) {
      alarm =
          context
              .executor()
              .schedule(() -> close(context), limit.toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelRead(bytes);
  }

  @Override
  public void write(ChannelHandlerContext context, Object bytes, ChannelPromise written)
      throws Exception {
    calm();
    super.write(context, bytes, written);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    calm();
    context.fireChannelInactive();
  }

  private static void close(ChannelHandlerContext context) {
    // its outcome is of no interest: whoever uses the connection hears that it is gone
    var unused = context.close();
  }

  private void calm() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }
}
