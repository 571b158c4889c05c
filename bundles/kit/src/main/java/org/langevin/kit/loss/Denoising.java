package org.langevin.kit.loss;

import org.langevin.api.loss.LossShare;
import org.langevin.api.random.RandomStream;

/**
 * Denoising score matching, the part that all its forms share:
 *
 * <pre>l(x; theta) = lambda |s(m x + b + s z, c; theta) + z / s|^2, z ~ N(0, I),</pre>
 *
 * <p>with (c, m, b, s, lambda) drawn for each item. Its minimiser is the score of the perturbed
 * items (Vincent 2011; Song et al. 2021, equation 7).
 */
public final class Denoising {
  private Denoising() {}

  /**
   * Computes the sum of l over the items of a share, and its gradient.
   *
   * @param share uses its scratch slots 0 to 4
   * @return the sum
   */
  public static double evaluate(LossShare share, Perturbation.Law law) {
    int size = share.size();
    int dimension = share.dimension();
    float[] data = share.data();
    float[] noise = share.scratch(0, size * dimension);
    float[] perturbed = share.scratch(1, size * dimension);
    float[] score = share.scratch(2, size * dimension);
    float[] condition = share.scratch(3, size);
    float[] coefficients = share.scratch(4, 2 * size);
    for (int i = 0; i < size; i++) {
      RandomStream random = share.random(i);
      Perturbation drawn = law.draw(random);
      float scale = (float) drawn.marginal().scale();
      float offset = (float) drawn.marginal().offset();
      float deviation = (float) drawn.marginal().deviation();
      condition[i] = (float) drawn.condition();
      coefficients[2 * i] = deviation;
      coefficients[2 * i + 1] =
          (float) (drawn.weight() / StrictMath.pow(drawn.marginal().deviation(), 2));
      int from = i * dimension;
      random.fillGaussian(noise, from, dimension);
      for (int j = from; j < from + dimension; j++) {
        perturbed[j] = scale * data[j] + offset + deviation * noise[j];
      }
    }
    share.forward(perturbed, condition, score);
    double total = 0;
    for (int i = 0; i < size; i++) {
      // lambda |score + z/s|^2 = (lambda / s^2) |s score + z|^2, which stays finite for small s.
      float deviation = coefficients[2 * i];
      float weight = coefficients[2 * i + 1];
      float slope = 2 * weight * deviation;
      double squares = 0;
      for (int j = i * dimension; j < (i + 1) * dimension; j++) {
        float residual = deviation * score[j] + noise[j];
        squares += (double) residual * residual;
        score[j] = slope * residual;
      }
      total += weight * squares;
    }
    share.backward(score);
    return total;
  }
}
