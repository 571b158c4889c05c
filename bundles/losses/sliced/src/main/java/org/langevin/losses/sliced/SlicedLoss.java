package org.langevin.losses.sliced;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Sliced score matching (Song et al. 2020, equations 7 and 8): with random directions v,
 *
 * <pre>E [ v^T (ds/dx) v + 1/2 (v . s)^2 ],   or with variance reduction
 * E [ v^T (ds/dx) v + 1/2 |s|^2 ].</pre>
 *
 * <p>Both expectations equal implicit score matching if E v v^T = I. Directions on the unit sphere
 * have E v v^T = I/d; they are therefore lengthened to sqrt(d), which gives both terms in v the
 * factor d. Without it the reduced form would learn the score divided by d.
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "sliced",
    title = "Sliced score matching along random directions")
public final class SlicedLoss
    implements ExtensionFactory<SlicedLoss.Parameters, LossContext, Loss> {
  /** The law of the directions. */
  public enum Directions {
    /** N(0, I). */
    GAUSSIAN {
      @Override
      void draw(RandomStream random, float[] target, int offset, int dimension) {
        random.fillGaussian(target, offset, dimension);
      }
    },
    /** Independent signs. */
    RADEMACHER {
      @Override
      void draw(RandomStream random, float[] target, int offset, int dimension) {
        for (int j = offset; j < offset + dimension; j++) {
          target[j] = random.nextLong() < 0 ? -1 : 1;
        }
      }
    },
    /** Uniform on the sphere of radius sqrt(d). */
    SPHERE {
      @Override
      void draw(RandomStream random, float[] target, int offset, int dimension) {
        random.fillGaussian(target, offset, dimension);
        double squares = 0;
        for (int j = offset; j < offset + dimension; j++) {
          squares += (double) target[j] * target[j];
        }
        double factor = Math.sqrt(dimension / squares);
        for (int j = offset; j < offset + dimension; j++) {
          target[j] *= (float) factor;
        }
      }
    };

    /** Draws one direction with E v v^T = I. */
    abstract void draw(RandomStream random, float[] target, int offset, int dimension);
  }

  /**
   * The parameters.
   *
   * @param directions the law of v
   * @param projections how many directions for each item
   * @param reduced whether to use the form of reduced variance
   */
  public record Parameters(
      @Parameter(
              description = "Law of the directions: gaussian, rademacher (signs) or sphere",
              value = "rademacher")
          Directions directions,
      @Parameter(
              description = "Number of directions for each item at each step",
              value = "1",
              min = 1)
          int projections,
      @Parameter(
              description =
                  "Whether to replace (v . s)^2 by its mean |s|^2, so that only the trace is sampled",
              value = "true")
          boolean reduced) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(TangentNetwork.class);
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
      double total = 0;
      for (int k = 0; k < parameters.projections(); k++) {
        total += project(share, condition);
      }
      return total / parameters.projections();
    }

    private double project(LossShare share, float[] condition) {
      int dimension = share.dimension();
      int length = share.size() * dimension;
      float[] direction = share.scratch(1, length);
      float[] score = share.scratch(2, length);
      float[] tangent = share.scratch(3, length);
      for (int i = 0; i < share.size(); i++) {
        parameters.directions().draw(share.random(i), direction, i * dimension, dimension);
      }
      share.forwardTangent(share.data(), condition, direction, score, tangent);
      float mean = 1f / parameters.projections();
      double total = 0;
      for (int from = 0; from < length; from += dimension) {
        double curvature = 0;
        double along = 0;
        double squares = 0;
        for (int j = from; j < from + dimension; j++) {
          curvature += (double) direction[j] * tangent[j];
          along += (double) direction[j] * score[j];
          squares += (double) score[j] * score[j];
        }
        total += curvature + 0.5 * (parameters.reduced() ? squares : along * along);
        for (int j = from; j < from + dimension; j++) {
          score[j] = mean * (parameters.reduced() ? score[j] : (float) along * direction[j]);
          tangent[j] = mean * direction[j];
        }
      }
      share.backwardTangent(score, tangent);
      return total;
    }
  }
}
