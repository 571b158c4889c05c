package org.langevin.workbench.internal.composition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.langevin.api.condition.SdeTime;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Sde;
import org.langevin.workbench.internal.composition.ExperimentDocument.Forward;
import org.langevin.workbench.internal.composition.Outline.Named;

/**
 * Makes simulations of the experiment's SDE.
 *
 * @param fit what the experiment offers
 * @param setting with the SDE
 */
record SimulationMaker(Fit fit, Setting setting) {
  /** Of so many numbers, paths are kept; they are read into memory for figures. */
  private static final int MOST_NUMBERS = 1 << 22;

  /** Looks at a path, see the keeper of traces. */
  private static final int MOST_LOOKS = 1000;

  Optional<SamplingTask> make(Named<Forward> named) {
    PlacedPart part = named.part();
    Optional<Sde> sde = setting.sde();
    if (sde.isEmpty() || !fit.met(part)) {
      return Optional.empty();
    }
    return part.create(new SchemeContext(sde.get()), Scheme.class)
        .map(scheme -> task(named, scheme, sde.get()));
  }

  private SamplingTask task(Named<Forward> named, Scheme scheme, Sde sde) {
    SdeTime time = setting.time().orElseThrow();
    Dataset dataset = setting.dataset();
    Forward forward = named.options();
    PlacedPart part = named.part();
    return new SamplingTask(
        named.name(),
        part.name(),
        new ForwardSampler(scheme, sde, time, dataset, forward.steps()),
        Optional.empty(),
        part.name(),
        time,
        forward.count(),
        part.requiresInAll(),
        false,
        List.of(),
        OptionalInt.empty(),
        traced(dataset.shape().dimension(), forward.steps()));
  }

  private static int traced(int dimension, int steps) {
    int numbers = Math.min(steps, MOST_LOOKS) * dimension;
    return Math.max(SamplingTask.FEW, Math.min(SamplingTask.MANY, MOST_NUMBERS / numbers));
  }
}
