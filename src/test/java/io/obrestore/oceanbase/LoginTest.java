package io.obrestore.oceanbase;

import static io.obrestore.oceanbase.Embedded.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.oceanbase.error.NoConnectionException;
import io.obrestore.oceanbase.session.Connections;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether OceanBase takes a password, and what becomes of the connections when it was changed. */
class LoginTest {
  private static final String ROOT = "root@sys";
  private static final Secret NONE = new Secret("");
  private static final Secret CHANGED = new Secret("ch'anged \u00e4");

  @SuppressWarnings("NullAway.Init")
  private Embedded embedded;

  @BeforeEach
  void start() throws Exception {
    embedded = new Embedded();
  }

  @AfterEach
  void stop() throws Exception {
    embedded.close();
  }

  private Connections connections() {
    return embedded.connections();
  }

  @Test
  void aLoginSaysWhetherThePasswordIsRight() {
    assertThat(get(connections().logsIn(ROOT, NONE))).isTrue();
    assertThat(get(connections().logsIn(ROOT, CHANGED))).isFalse();
    embedded.server().rootPassword(CHANGED.value());
    assertThat(get(connections().logsIn(ROOT, CHANGED))).isTrue();
    assertThat(get(connections().logsIn(ROOT, NONE))).isFalse();
  }

  @Test
  void anAccountThatIsNotThereHasNoPassword() {
    assertThat(get(connections().logsIn("nobody@sys", NONE))).isFalse();
  }

  @Test
  void aLoginLeavesNoConnectionBehind() {
    get(connections().logsIn(ROOT, NONE));
    get(connections().probe(Duration.ofSeconds(10)));
    int before = embedded.server().connections();
    for (int i = 0; i < 5; i++) {
      get(connections().logsIn(ROOT, NONE));
      get(connections().logsIn(ROOT, CHANGED));
    }
    // the last one's good-bye may be under way still
    assertThat(embedded.server().connections()).isLessThan(before + 5);
  }

  @Test
  void withoutOceanBaseNothingIsSaid() throws Exception {
    embedded.server().close();

    assertThatThrownBy(() -> get(connections().logsIn(ROOT, NONE)))
        .isInstanceOf(NoConnectionException.class)
        .hasMessageNotContaining("ch'anged");
  }

  @Test
  void newConnectionsUseThePasswordThatWasProvedAndOpenOnesGoOn() {
    get(connections().probe(Duration.ofSeconds(10)));
    embedded.server().rootPassword(CHANGED.value());
    get(connections().probe(Duration.ofSeconds(10)));

    embedded.server().faults().restart(Duration.ZERO);
    assertThatThrownBy(() -> get(connections().openSession()))
        .as("the old password, after all sessions were broken")
        .isInstanceOf(NoConnectionException.class);

    assertThat(get(connections().logsIn(ROOT, CHANGED))).isTrue();
    get(connections().openSession()).close();
    get(connections().probe(Duration.ofSeconds(10)));
  }

  @Test
  void aPasswordOfAnotherAccountOrAWrongOneIsNotAdopted() {
    get(connections().logsIn(ROOT, CHANGED));
    get(connections().logsIn("nobody@sys", CHANGED));

    embedded.server().faults().restart(Duration.ZERO);
    get(connections().openSession()).close();
  }
}
