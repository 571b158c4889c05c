package org.langevin.kit.loss;

import java.util.Arrays;
import org.langevin.api.loss.LossShare;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Transition;

/**
 * Denoising score matching, the part that all its forms share:
 *
 * <pre>l(x; theta) = (s + L^-T z)^T W (s + L^-T z),  s = s(M x + b + L z, c; theta),  z ~ N(0, I),
 * </pre>
 *
 * <p>with (c, M, b, L, W) drawn for each item; in the scalar case lambda |s(m x + b + s z, c;
 * theta) + z / s|^2. Its minimiser is the score of the perturbed items (Vincent 2011; Song et al.
 * 2021, equation 7).
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
    int length = share.stateDimension();
    float[] data = share.data();
    float[] noise = share.scratch(0, size * length);
    float[] perturbed = share.scratch(1, size * length);
    float[] score = share.scratch(2, size * length);
    float[] condition = share.scratch(3, size);
    Perturbation[] drawn = new Perturbation[size];
    for (int i = 0; i < size; i++) {
      RandomStream random = share.random(i);
      drawn[i] = law.draw(random);
      condition[i] = (float) drawn[i].condition();
      random.fillGaussian(noise, i * length, length);
      drawn[i].transition().perturb(data, i * dimension, noise, perturbed, i * length, dimension);
    }
    share.forward(perturbed, condition, score);
    double total = 0;
    for (int i = 0; i < size; i++) {
      Transition transition = drawn[i].transition();
      BlockMatrix weight = drawn[i].weight();
      int from = i * length;
      total +=
          transition.scalar().isPresent() && weight.isScalar()
              ? scalar(
                  (float) transition.scalar().get().deviation(),
                  (float) weight.scalar(),
                  noise,
                  score,
                  from,
                  length)
              : residual(
                  transition.root(),
                  weight,
                  noise,
                  score,
                  from,
                  dimension,
                  share.scratch(4, length));
    }
    share.backward(score);
    return total;
  }

  /** K |s score + z|^2, and its derivative in place of the score. */
  private static double scalar(
      float deviation, float weight, float[] noise, float[] score, int from, int length) {
    float slope = 2 * weight * deviation;
    double squares = 0;
    for (int j = from; j < from + length; j++) {
      float residual = deviation * score[j] + noise[j];
      squares += (double) residual * residual;
      score[j] = slope * residual;
    }
    return weight * squares;
  }

  /** r^T K r with r = L^T score + z, and its derivative 2 L K r in place of the score. */
  private static double residual(
      BlockMatrix root,
      BlockMatrix weight,
      float[] noise,
      float[] score,
      int from,
      int dimension,
      float[] work) {
    int length = dimension * root.rows();
    System.arraycopy(noise, from, work, 0, length);
    root.transposed().add(1, score, from, work, 0, dimension);
    Arrays.fill(score, from, from + length, 0);
    BlockMatrix whole = weight.times(BlockMatrix.identity(root.rows()));
    whole.add(1, work, 0, score, from, dimension);
    double square = 0;
    for (int j = 0; j < length; j++) {
      square += (double) work[j] * score[from + j];
    }
    System.arraycopy(score, from, work, 0, length);
    Arrays.fill(score, from, from + length, 0);
    root.add(2, work, 0, score, from, dimension);
    return square;
  }
}
