package org.langevin.losses.contrastivedivergence;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.network.EnergyNetwork;
import org.osgi.service.component.annotations.Component;

/**
 * Contrastive divergence (Hinton 2002; Song and Kingma 2021, section 2.1): the gradient of the
 * negative log-likelihood of p proportional to exp(-E),
 *
 * <pre>E_data [ dE(x+)/dtheta ] - E_model [ dE(x-)/dtheta ],</pre>
 *
 * <p>with negatives x- that k Langevin steps x := x + h s(x) + sqrt(2 h) z have moved from the
 * data. The value is E(x+) - E(x-): it tells how far the chains drift, but is no objective that
 * falls, and its gradient holds the negatives fixed. With finite k the gradient is biased; the
 * steps are not corrected by acceptance, which adds a bias of order h.
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "contrastive-divergence",
    title = "Contrastive divergence of an energy with Langevin negatives",
    formula =
        "E_data dE(x+)/dtheta - E_model dE(x-)/dtheta, x- after k Langevin "
            + "steps from the data",
    source = "Hinton 2002")
public final class ContrastiveDivergence
    implements ExtensionFactory<ContrastiveDivergence.Parameters, LossContext, Loss> {
  /**
   * The parameters.
   *
   * @param steps k
   * @param step h
   */
  public record Parameters(
      @Parameter(
              description = "Number of Langevin steps from the data to the negatives",
              unit = "steps",
              value = "10",
              min = 1)
          int steps,
      @Parameter(
              description = "Step size h of x + h s + sqrt(2 h) z",
              unit = "data^2",
              value = "0.01",
              moreThan = 0)
          double step) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(EnergyNetwork.class);
  }

  @Override
  public Loss create(Parameters parameters, LossContext context) {
    return new Instance(parameters);
  }

  private record Instance(Parameters parameters) implements Loss {
    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public double evaluate(LossShare share) {
      float[] condition = share.scratch(0, share.size());
      Arrays.fill(condition, 0);
      float[] negatives = negatives(share, condition);
      return contribute(share, share.data(), condition, 1)
          + contribute(share, negatives, condition, -1);
    }

    private float[] negatives(LossShare share, float[] condition) {
      int dimension = share.dimension();
      int length = share.size() * dimension;
      float[] x = share.scratch(1, length);
      float[] score = share.scratch(2, length);
      float[] noise = share.scratch(3, length);
      System.arraycopy(share.data(), 0, x, 0, length);
      float drift = (float) parameters.step();
      float diffusion = (float) Math.sqrt(2 * parameters.step());
      for (int k = 0; k < parameters.steps(); k++) {
        share.forward(x, condition, score);
        for (int i = 0; i < share.size(); i++) {
          share.random(i).fillGaussian(noise, i * dimension, dimension);
        }
        for (int j = 0; j < length; j++) {
          x[j] += drift * score[j] + diffusion * noise[j];
        }
      }
      return x;
    }

    /** Adds the energies of items, times a sign. */
    private static double contribute(LossShare share, float[] x, float[] condition, float sign) {
      float[] energy = share.scratch(4, share.size());
      share.forwardEnergy(x, condition, energy);
      double sum = 0;
      for (int i = 0; i < share.size(); i++) {
        sum += sign * energy[i];
      }
      Arrays.fill(energy, sign);
      share.backwardEnergy(energy);
      return sum;
    }
  }
}
