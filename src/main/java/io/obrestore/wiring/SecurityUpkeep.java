package io.obrestore.wiring;

import io.obrestore.dag.Repeater;
import io.obrestore.dag.Timer;
import io.obrestore.security.keys.SharedKeys;
import io.obrestore.security.replay.ReplayGuard;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to be done again and again for the credentials of requests, once the store is open. */
@Singleton
class SecurityUpkeep {
  private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

  private final List<Repeater> tasks;

  SecurityUpkeep(Timer timer, Optional<SharedKeys> keys, ReplayGuard replays) {
    tasks =
        Stream.concat(
                keys
                    .map(
                        shared ->
                            new Repeater(
                                "read its RSA keys",
                                timer,
                                SharedKeys.REFRESH_EVERY,
                                shared::refresh))
                    .stream(),
                Stream.of(
                    new Repeater("forget expired headers", timer, PURGE_EVERY, replays::purge)))
            .toList();
  }

  void start() {
    tasks.forEach(Repeater::start);
  }

  void stop() {
    tasks.forEach(Repeater::stop);
  }
}
