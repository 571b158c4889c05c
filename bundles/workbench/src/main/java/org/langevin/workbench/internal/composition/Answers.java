package org.langevin.workbench.internal.composition;

import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.training.Optimizer;

/**
 * Asks a part that was just made what others are going to ask it, so that a wrong answer is its own
 * fault and not that of the part that stumbles over it.
 */
final class Answers {
  /** Parts of the horizon; at its ends coefficients may be singular. */
  private static final double[] TIMES = {1e-3, 0.25, 0.5, 0.75, 1 - 1e-3};

  private Answers() {}

  /** Whether a dataset answers; if not, that is a problem of its part. */
  static boolean fit(PlacedPart part, Dataset dataset) {
    return part.attempt(dataset::shape).isPresent() && part.attempt(dataset::range).isPresent();
  }

  /** Whether an SDE answers with numbers; if not, that is a problem of its part. */
  static boolean fit(PlacedPart part, Sde sde) {
    Optional<Double> horizon = part.attempt(sde::horizon);
    if (horizon.isEmpty()) {
      return false;
    }
    if (!(horizon.get() > 0 && horizon.get() < Double.POSITIVE_INFINITY)) {
      refuse(part, "its horizon is " + horizon.get() + ", not a positive number");
      return false;
    }
    return part.attempt(sde::prior).isPresent()
        && part.attempt(sde::start).isPresent()
        && part.attempt(sde::nonlinearDrift)
            .map(drift -> isFinite(part, sde, horizon.get(), drift))
            .orElse(false);
  }

  /** Whether an optimiser answers; if not, that is a problem of its part. */
  static boolean fit(PlacedPart part, Optimizer optimizer) {
    Optional<Integer> vectors = part.attempt(optimizer::stateCount);
    Optional<OptionalDouble> largest = part.attempt(optimizer::largestNorm);
    if (vectors.isEmpty() || largest.isEmpty()) {
      return false;
    }
    if (vectors.get() < 0) {
      refuse(part, "its state has " + vectors.get() + " vectors");
      return false;
    }
    if (largest.get().isPresent() && !(largest.get().getAsDouble() > 0)) {
      refuse(part, "its largest norm is " + largest.get().getAsDouble());
      return false;
    }
    return part.attempt(() -> optimizer.learningRate(1)).isPresent()
        && part.attempt(optimizer::advice).isPresent();
  }

  private static boolean isFinite(
      PlacedPart part, Sde sde, double horizon, Optional<NonlinearDrift> drift) {
    for (double share : TIMES) {
      double t = share * horizon;
      Optional<Coefficients> coefficients = part.attempt(() -> sde.coefficients(t));
      if (!isFinite(part, "its drift's slope", t, coefficients.map(Coefficients::drift))
          || !isFinite(part, "its drift's offset", t, coefficients.map(Coefficients::offset))
          || !isFinite(part, "its diffusion", t, coefficients.map(Coefficients::diffusion))) {
        return false;
      }
      if (drift.isEmpty()) {
        Optional<Transition> law = transition(part, sde, t);
        if (!isFinite(part, "its marginal's scale", t, law.map(Transition::signal))
            || !isFinite(part, "its marginal's offset", t, law.map(Transition::shift))
            || !isFinite(part, "its marginal's deviation", t, law.map(Transition::root))) {
          return false;
        }
      }
    }
    return true;
  }

  private static Optional<Transition> transition(PlacedPart part, Sde sde, double t) {
    return part.attempt(
        () -> {
          try {
            return sde.transition(t);
          } catch (ArithmeticException | IllegalArgumentException e) {
            throw new InvalidExperimentException(outside(part, e.getMessage()));
          }
        });
  }

  private static boolean isFinite(
      PlacedPart part, String what, double t, Optional<BlockMatrix> value) {
    if (value.isPresent() && !value.get().isFinite()) {
      refuse(part, what + " at time " + t + " is " + value.get());
    }
    return value.filter(BlockMatrix::isFinite).isPresent();
  }

  private static void refuse(PlacedPart part, String what) {
    part.place().refuse(outside(part, what));
  }

  private static String outside(PlacedPart part, String what) {
    return part.describe()
        + " does not stay within numbers: "
        + what
        + "; choose other parameters for it, or if none help tell its author";
  }
}
