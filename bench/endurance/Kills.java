package endurance;

import java.util.Random;

/** SIGKILL, and another is started in its place. */
class Kills implements Trouble {
  @Override
  public String past() {
    return "killed";
  }

  @Override
  public int strike(Replica victim, Fleet fleet, Takeovers takeovers, Random random) throws Exception {
    long at = System.nanoTime();
    victim.process().kill();
    int held = takeovers.begin(victim, takeovers.held(), at);
    fleet.replace(victim);
    return held;
  }
}
