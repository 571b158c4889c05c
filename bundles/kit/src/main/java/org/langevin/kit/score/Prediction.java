package org.langevin.kit.score;

import org.langevin.api.sde.Marginal;

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
}
