package org.langevin.losses.implicit;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.network.TangentNetwork;
import org.osgi.service.component.annotations.Component;

/**
 * Implicit score matching (Hyvärinen 2005, theorem 1):
 *
 * <pre>E [ tr(ds/dx)(x; theta) + 1/2 |s(x; theta)|^2 ]</pre>
 *
 * <p>It differs from explicit score matching by a constant, and so may be negative. The trace is
 * exact: it takes one tangent pass for each of the d components, so this is a loss for few
 * dimensions.
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "implicit",
    title = "Implicit score matching with the exact trace",
    formula = "E [tr(ds/dx) + 1/2 |s(x)|^2]",
    source = "Hyvärinen 2005")
public final class ImplicitLoss
    implements ExtensionFactory<ImplicitLoss.Parameters, LossContext, Loss> {
  /** There are no parameters. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(TangentNetwork.class);
  }

  @Override
  public Loss create(Parameters parameters, LossContext context) {
    return new Instance();
  }

  private record Instance() implements Loss {
    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public double evaluate(LossShare share) {
      int dimension = share.dimension();
      int length = share.size() * dimension;
      float[] condition = share.scratch(0, share.size());
      float[] axis = share.scratch(1, length);
      float[] score = share.scratch(2, length);
      float[] tangent = share.scratch(3, length);
      Arrays.fill(condition, 0);
      double total = 0;
      for (int component = 0; component < dimension; component++) {
        Arrays.fill(axis, 0);
        for (int i = component; i < length; i += dimension) {
          axis[i] = 1;
        }
        share.forwardTangent(share.data(), condition, axis, score, tangent);
        for (int i = component; i < length; i += dimension) {
          total += tangent[i];
        }
        if (component == 0) {
          for (int i = 0; i < length; i++) {
            total += 0.5 * score[i] * score[i];
          }
        } else {
          Arrays.fill(score, 0);
        }
        share.backwardTangent(score, axis);
      }
      return total;
    }
  }
}
