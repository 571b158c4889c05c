package org.langevin.workbench.internal.composition;

import org.langevin.binding.Place;

/** Checks which parts an experiment has, whatever they are. */
record Structure(Outline outline, Place root) {
  void check() {
    if (!outline.dataset().declared()) {
      refuse(
          OutlineReader.DATASET, "an experiment needs a dataset: {\"use\": \"id of a dataset\"}");
    }
    if (outline.generator().declared()) {
      checkGenerator();
    } else if (!outline.simulations().isEmpty()) {
      checkSimulations();
    } else if (outline.network().declared() || !measuresOnly()) {
      checkNetwork();
    }
  }

  /** What is measured may need no samples and no score. */
  private boolean measuresOnly() {
    return !outline.metrics().isEmpty()
        && outline.samplers().isEmpty()
        && !outline.loss().declared()
        && !outline.training().declared();
  }

  private void checkSimulations() {
    String advice = "simulations solve the SDE itself, without a score; remove it";
    if (outline.network().declared()) {
      refuse(OutlineReader.NETWORK, advice);
    }
    if (outline.loss().declared()) {
      refuse(OutlineReader.LOSS, advice);
    }
    if (outline.training().declared()) {
      refuse(OutlineReader.TRAINING, advice);
    }
    if (!outline.samplers().isEmpty()) {
      refuse(
          OutlineReader.SAMPLERS,
          "simulations solve the SDE forward, samplers run it backward by a score; have an"
              + " experiment for each");
    }
    if (!outline.sde().declared()) {
      refuse(OutlineReader.SDE, "simulations need an SDE: {\"use\": \"id of an SDE\"}");
    }
  }

  private void checkGenerator() {
    if (outline.network().declared()) {
      refuse(
          OutlineReader.GENERATOR,
          "an experiment has a network or a generator, not both; remove one of them");
      return;
    }
    if (!outline.simulations().isEmpty()) {
      refuse(OutlineReader.SIMULATIONS, "a generator uses no SDE to simulate; remove them");
    }
    if (outline.sde().declared()) {
      refuse(OutlineReader.SDE, "a generator uses no SDE; remove it");
    }
    if (outline.loss().declared()) {
      refuse(OutlineReader.LOSS, "a generator has a loss of its own; remove this one");
    }
    if (outline.training().declared()) {
      refuse(
          OutlineReader.TRAINING,
          "a generator trains itself: give its settings in generator and remove these");
    }
    if (!outline.samplers().isEmpty()) {
      refuse(
          OutlineReader.SAMPLERS,
          "a generator makes samples itself: give its count in generator and remove the samplers");
    }
  }

  private void checkNetwork() {
    boolean loss = outline.loss().declared();
    boolean training = outline.training().declared();
    if (!outline.network().declared()) {
      refuse(
          OutlineReader.NETWORK,
          "an experiment needs a network, {\"use\": \"id of a network\"}, or a generator in its"
              + " place, or simulations of its SDE");
    }
    if (loss && !training) {
      refuse(OutlineReader.TRAINING, "there is a loss but no training: give {\"steps\": 10000}");
    }
    if (training && !loss) {
      refuse(OutlineReader.LOSS, "there is training but no loss; add one, or remove training");
    }
    if (outline.network().declared() && !loss && !training && outline.samplers().isEmpty()) {
      refuse(OutlineReader.SAMPLERS, "there is nothing to do: add samplers, or loss and training");
    }
  }

  private void refuse(String member, String message) {
    root.child(member).refuse(message);
  }
}
