package org.langevin.losses.explicit;

import java.util.Arrays;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Density;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.sde.Marginal;
import org.osgi.service.component.annotations.Component;

/**
 * Explicit score matching (Hyvärinen 2005, equation 2), half the Fisher divergence:
 *
 * <pre>1/2 E |s(x; theta) - grad log p(x)|^2</pre>
 *
 * <p>It needs the score that is to be learned, so it serves as the reference for the other losses.
 */
@Component
@Extension(
    point = Loss.POINT,
    id = "explicit",
    title = "Explicit score matching against the dataset's exact score",
    formula = "1/2 E |s(x) - grad log p(x)|^2",
    source = "Hyvärinen 2005")
public final class ExplicitLoss
    implements ExtensionFactory<ExplicitLoss.Parameters, LossContext, Loss> {
  /** There are no parameters. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(Density.class);
  }

  @Override
  public Loss create(Parameters parameters, LossContext context) {
    return new Instance(context.dataset().density(Marginal.START).orElseThrow());
  }

  private record Instance(Density density) implements Loss {
    @Override
    public Condition condition() {
      return Condition.NONE;
    }

    @Override
    public double evaluate(LossShare share) {
      int length = share.size() * share.dimension();
      float[] condition = share.scratch(0, share.size());
      float[] score = share.scratch(1, length);
      float[] exact = share.scratch(2, length);
      Arrays.fill(condition, 0);
      share.forward(share.data(), condition, score);
      double squares = 0;
      density.scores(share.data(), 0, share.size(), exact);
      for (int i = 0; i < length; i++) {
        score[i] -= exact[i];
        squares += (double) score[i] * score[i];
      }
      share.backward(score);
      return 0.5 * squares;
    }
  }
}
