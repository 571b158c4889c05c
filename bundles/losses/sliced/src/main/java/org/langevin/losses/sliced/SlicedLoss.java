package org.langevin.losses.sliced;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.loss.Projection;
import org.langevin.api.network.TangentNetwork;
import org.osgi.service.component.annotations.Component;

/**
 * Sliced score matching (Song et al. 2020, equations 7 and 8): with random directions v,
 *
 * <pre>E [ v^T (ds/dx) v + 1/2 (v . s)^2 ],   or with variance reduction
 * E [ v^T (ds/dx) v + 1/2 |s|^2 ].</pre>
 *
 * <p>Both expectations equal implicit score matching because E v v^T = I, see {@link Projection}.
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "sliced",
    title = "Sliced score matching along random directions",
    formula = "E [v^T (ds/dx) v + 1/2 (v . s)^2]",
    source = "Song, Garg, Shi and Ermon 2020")
public final class SlicedLoss
    implements ExtensionFactory<SlicedLoss.Parameters, LossContext, Loss> {
  /**
   * The parameters.
   *
   * @param directions the law of v
   * @param projections how many directions for each item
   * @param reduced whether to use the form of reduced variance
   */
  public record Parameters(
      @Parameter(description = "Law of the directions v", value = "{\"use\": \"rademacher\"}")
          Part<LossContext, Projection> directions,
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
    return new Instance(parameters, parameters.directions().make(context));
  }

  private record Instance(Parameters parameters, Projection directions) implements Loss {
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
        directions.draw(share.random(i), direction, i * dimension, dimension);
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
