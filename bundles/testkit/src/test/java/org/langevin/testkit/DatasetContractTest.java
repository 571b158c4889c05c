package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.Capable;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Modes;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;
import org.langevin.kit.dataset.DrawnDataset;
import org.langevin.kit.dataset.GaussianMixture;

class DatasetContractTest {
  /** What is wrong with the dataset. */
  enum Fault {
    NONE,
    SCORE,
    NORMALISATION,
    WEIGHTS,
    MODES,
    PERTURBATION,
    SEED,
    SHARED_WEIGHTS,
    STATES,
    STATES_SCORE,
    WRITES_TO_POINTS,
    TOGETHER
  }

  record Faults(@Parameter(description = "what is wrong", value = "none") Fault fault) {}

  private static final double[] WEIGHTS = {0.3, 0.7};
  private static final double[][] MEANS = {{-2, 0}, {3, 4}};

  private static GaussianMixture mixture(double... weights) {
    return GaussianMixture.round(weights, MEANS, new double[] {0.5, 0.8});
  }

  static final class Factory implements ExtensionFactory<Faults, DatasetContext, Dataset> {
    @Override
    public Dataset create(Faults faults, DatasetContext context) {
      DatasetContext given = faults.fault() == Fault.SEED ? Contexts.dataset(0) : context;
      return new Faulty(faults.fault(), given);
    }
  }

  private static final class Faulty extends DrawnDataset {
    private final Fault fault;
    private final double[] shared = WEIGHTS.clone();

    Faulty(Fault fault, DatasetContext context) {
      super(Shape.point(2), 100, context);
      this.fault = fault;
    }

    @Override
    protected void draw(RandomStream random, float[] target, int offset) {
      mixture(WEIGHTS).draw(random, target, offset);
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      PerturbedDensity perturbed =
          new PerturbedDensity() {
            @Override
            public Density under(Marginal marginal) {
              return Faulty.this.under(marginal);
            }

            @Override
            public Optional<Density> under(Transition transition) {
              return transition.scalar().isPresent()
                  ? PerturbedDensity.super.under(transition)
                  : Optional.of(Faulty.this.under(transition));
            }
          };
      // A mixture is a density, too.
      return Capable.offer(type, under(Marginal.START), perturbed, modes());
    }

    private Density under(Marginal marginal) {
      Marginal used = fault == Fault.PERTURBATION ? Marginal.START : marginal;
      double[] weights = fault == Fault.WEIGHTS ? new double[] {0.33, 0.67} : WEIGHTS;
      return new FaultyDensity(fault, mixture(weights).under(used));
    }

    private Density under(Transition transition) {
      double[] weights = fault == Fault.STATES ? new double[] {0.4, 0.6} : WEIGHTS;
      Fault of = fault == Fault.STATES_SCORE ? Fault.SCORE : Fault.NONE;
      return new FaultyDensity(of, mixture(weights).after(transition));
    }

    private Modes modes() {
      if (fault == Fault.SHARED_WEIGHTS) {
        return new Shared(shared);
      }
      return fault == Fault.MODES ? mixture(0.5, 0.5) : mixture(WEIGHTS);
    }
  }

  /** Hands out the array itself. */
  private record Shared(double[] weights) implements Modes {
    @Override
    public int nearest(float[] x, int offset) {
      return mixture(WEIGHTS).nearest(x, offset);
    }
  }

  private record FaultyDensity(Fault fault, GaussianMixture mixture) implements Density {
    @Override
    public int dimension() {
      return mixture.dimension();
    }

    @Override
    public double logDensity(float[] x, int offset) {
      return mixture.logDensity(x, offset) + (fault == Fault.NORMALISATION ? 0.01 : 0);
    }

    @Override
    public void score(float[] x, int offset, float[] score) {
      mixture.score(x, offset, score);
      if (fault == Fault.WRITES_TO_POINTS) {
        x[offset] = Math.nextUp(x[offset]);
      }
      if (fault == Fault.SCORE) {
        score[offset + 1] *= 1.01f;
      }
    }

    @Override
    public void scores(float[] x, int first, int count, float[] scores) {
      Density.super.scores(x, first, fault == Fault.TOGETHER ? count - 1 : count, scores);
    }
  }

  private static void verify(Fault fault) {
    DatasetContract.verify(new Factory(), new Faults(fault));
  }

  @Test
  void aSoundDatasetPasses() {
    verify(Fault.NONE);
  }

  @Test
  void faultsAreFound() {
    fails("the score is the gradient", Fault.SCORE);
    fails("the integral", Fault.NORMALISATION);
    fails("the share of the samples", Fault.WEIGHTS);
    fails("the share of mode", Fault.MODES);
    fails("under Marginal[scale=1.0, offset=0.0, deviation=0.5]", Fault.PERTURBATION);
    fails("the density of states", Fault.STATES);
    fails("the score of states", Fault.STATES_SCORE);
    fails("another seed", Fault.SEED);
    fails("weights are copies", Fault.SHARED_WEIGHTS);
    fails("leaves points as they are", Fault.WRITES_TO_POINTS);
    fails("scores together", Fault.TOGETHER);
  }

  private static void fails(String message, Fault fault) {
    AssertionError error = assertThrows(AssertionError.class, () -> verify(fault));
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
