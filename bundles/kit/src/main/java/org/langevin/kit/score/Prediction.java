package org.langevin.kit.score;

import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.Marginal;
import org.langevin.api.sde.Transition;

/**
 * What a network's output F stands for. Where the perturbed item is x = m x_0 + b + s z, all of
 * these say the same and differ in what is easy to learn; each is an affine function of the score:
 *
 * <pre>score = p x + q F + r.</pre>
 */
public enum Prediction {
  /** The score itself: F = grad log p(x). */
  SCORE {
    @Override
    Affine of(double m, double b, double s) {
      return new Affine(0, 1, 0);
    }
  },
  /** The score times the deviation, of norm near sqrt(d) (Song et al. 2021): F = s score. */
  SCALED_SCORE {
    @Override
    Affine of(double m, double b, double s) {
      return new Affine(0, 1 / s, 0);
    }
  },
  /** The noise that was added (Ho et al. 2020): F = z, expected, and score = -F / s. */
  NOISE {
    @Override
    Affine of(double m, double b, double s) {
      return new Affine(0, -1 / s, 0);
    }
  },
  /** The item: F = x_0, expected, and score = (m F + b - x) / s^2. */
  DATA {
    @Override
    Affine of(double m, double b, double s) {
      return new Affine(-1 / (s * s), m / (s * s), b / (s * s));
    }
  },
  /**
   * The velocity (Salimans and Ho 2022): F = m z - s x_0, expected; with x it gives z = (s (x - b)
   * + m F) / (m^2 + s^2), and score = -z / s.
   */
  VELOCITY {
    @Override
    Affine of(double m, double b, double s) {
      double square = m * m + s * s;
      return new Affine(-1 / square, -m / (s * square), b / square);
    }
  };

  /** How the score follows from F. */
  public final Affine under(Marginal law) {
    return of(law.scale(), law.offset(), law.deviation());
  }

  /**
   * The same where the perturbation is no number: with the score's factors L^-T in place of 1 / s.
   *
   * @throws IllegalArgumentException if it is centred and the state has more numbers than the item
   */
  final BlockAffine under(Transition law) {
    if (law.blocks() > 1) {
      if (isCentred()) {
        throw new IllegalArgumentException(this + " is no prediction of a state with velocities");
      }
      BlockMatrix factor = law.root().lowerInverse().transposed().scaled(of(0, 0, 1).output());
      return new BlockAffine(
          BlockMatrix.zero(law.blocks(), law.blocks()),
          this == SCORE ? BlockMatrix.identity(law.blocks()) : factor,
          BlockMatrix.zero(law.blocks(), 1));
    }
    int count =
        Math.max(
            Math.max(law.signal().components(), law.shift().components()), law.root().components());
    double[] p = new double[count];
    double[] q = new double[count];
    double[] r = new double[count];
    for (int j = 0; j < count; j++) {
      Affine affine =
          of(law.signal().get(j, 0, 0), law.shift().get(j, 0, 0), law.root().get(j, 0, 0));
      p[j] = affine.x();
      q[j] = affine.output();
      r[j] = affine.offset();
    }
    return new BlockAffine(
        BlockMatrix.diagonal(p), BlockMatrix.diagonal(q), BlockMatrix.diagonal(r));
  }

  /** Whether x itself enters: p and r are not 0. */
  public final boolean isCentred() {
    return this == DATA || this == VELOCITY;
  }

  abstract Affine of(double m, double b, double s);

  /**
   * score = p x + q F + r.
   *
   * @param x p
   * @param output q
   * @param offset r
   */
  public record Affine(double x, double output, double offset) {}

  /**
   * score = P x + Q F + r, block by block.
   *
   * @param x P
   * @param output Q
   * @param offset r
   */
  record BlockAffine(BlockMatrix x, BlockMatrix output, BlockMatrix offset) {}
}
