package org.langevin.workbench.internal.sampling;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.langevin.api.Interruption;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Density;
import org.langevin.api.network.EnergyNetwork;
import org.langevin.api.network.EnergyPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;

/** The log-density of a chunk's samples up to a constant. Belongs to one thread. */
interface LogDensity extends AutoCloseable {
  /**
   * Evaluates it.
   *
   * @param x a chunk of items
   * @param condition c, the same for all
   * @param logDensity receives one value for each item
   */
  void evaluate(float[] x, double condition, double[] logDensity);

  @Override
  default void close() {}

  /**
   * The log-density of an experiment: by the network's energy if it has one; otherwise, if the
   * sampler asks for it, the dataset's exact one.
   *
   * @param network whose score drives the sampler
   * @param name of the network
   * @param parameters of the network
   * @param size items in a chunk
   * @param exact whether the sampler requires the dataset's density
   */
  static Optional<LogDensity> of(
      Composition composition,
      ScoreNetwork network,
      PartName name,
      FloatBuffer parameters,
      int size,
      boolean exact) {
    Parts parts = composition.parts();
    return network
        .ability(EnergyNetwork.class)
        .<LogDensity>map(energy -> new OfEnergy(energy.open(parameters, size), parts, name, size))
        .or(
            () ->
                exact
                    ? Optional.of(new OfDataset(composition, network.condition(), size))
                    : Optional.empty());
  }

  /** -E(x, c). */
  final class OfEnergy implements LogDensity {
    private final EnergyPass pass;
    private final Parts parts;
    private final PartName network;
    private final float[] conditions;
    private final float[] energy;

    OfEnergy(EnergyPass pass, Parts parts, PartName network, int size) {
      this.pass = pass;
      this.parts = parts;
      this.network = network;
      this.conditions = new float[size];
      this.energy = new float[size];
    }

    @Override
    public void evaluate(float[] x, double condition, double[] logDensity) {
      Arrays.fill(conditions, (float) condition);
      try {
        pass.forward(energy.length, x, conditions, energy);
      } catch (RuntimeException | Error e) {
        throw parts.failed(network, "", e);
      }
      for (int i = 0; i < energy.length; i++) {
        logDensity[i] = -(double) energy[i];
      }
    }

    @Override
    public void close() {
      pass.close();
    }
  }

  /** The dataset's, perturbed as the condition says. */
  final class OfDataset implements LogDensity {
    private final Composition composition;
    private final Condition conditioning;
    private final int size;
    private double condition = Double.NaN;
    private Density density;

    OfDataset(Composition composition, Condition conditioning, int size) {
      this.composition = composition;
      this.conditioning = conditioning;
      this.size = size;
    }

    @Override
    public void evaluate(float[] x, double newCondition, double[] logDensity) {
      try {
        if (density == null || condition != newCondition) {
          condition = newCondition;
          density =
              conditioning.law(condition).flatMap(composition.dataset()::density).orElseThrow();
        }
        for (int i = 0; i < size; i++) {
          Interruption.check();
          logDensity[i] = density.logDensity(x, i * density.dimension());
        }
      } catch (RuntimeException | Error e) {
        Parts parts = composition.parts();
        throw parts.failed(parts.at(Parts.DATASET), "", e);
      }
    }
  }
}
