package org.langevin.workbench.internal.training;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Watches the held-out loss: which look was the best, and how many have passed since. */
final class EarlyStopping {
  private double best = Double.POSITIVE_INFINITY;
  private long bestStep;
  private int looksSince;

  /** Takes note of a look; tells whether it is the best so far. */
  boolean look(long step, double loss) {
    if (loss < best) {
      best = loss;
      bestStep = step;
      looksSince = 0;
      return true;
    }
    looksSince++;
    return false;
  }

  /** Looks since the best one. */
  int looksSince() {
    return looksSince;
  }

  /** The step of the best look; 0 if there was none yet. */
  long bestStep() {
    return bestStep;
  }

  /** For a checkpoint. The loss goes in as its bits, lest a decimal should round it. */
  void write(ObjectNode target) {
    target.put("bestBits", Double.doubleToLongBits(best));
    target.put("bestStep", bestStep);
    target.put("looksSince", looksSince);
  }

  /** From a checkpoint. */
  void read(ObjectNode source) {
    best = Double.longBitsToDouble(source.path("bestBits").asLong());
    bestStep = source.path("bestStep").asLong();
    looksSince = source.path("looksSince").asInt();
  }
}
