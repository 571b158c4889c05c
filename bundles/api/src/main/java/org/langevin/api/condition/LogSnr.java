package org.langevin.api.condition;

import java.util.Optional;
import java.util.OptionalDouble;
import org.langevin.api.sde.Marginal;

/**
 * The logarithm of the signal-to-noise ratio, lambda = log(m(t)^2 / s(t)^2) (Kingma et al. 2021):
 * the time of an SDE told by what it means. Networks that are told it see the same number for the
 * same difficulty, whatever the SDE and its schedule.
 *
 * <p>The ratio must fall with time, as it does wherever noise is added. Immutable.
 */
public final class LogSnr implements Condition, AtTime {
  private static final int CELLS = 1024;
  private static final double TOLERANCE = 1e-13;
  private static final int MOST = 100;

  /** Halvings of a time until nothing is left of it. */
  private static final int HALVINGS = 1200;

  private final SdeTime time;
  private final double horizon;

  /** Lambda on a grid that is equidistant in sqrt(t): falling, the first one infinite. */
  private final double[] nodes = new double[CELLS + 1];

  /**
   * The ratio of an SDE.
   *
   * @param time of the SDE, with scalar laws
   * @throws IllegalArgumentException if they are not scalar, or the ratio does not fall with time
   */
  public LogSnr(SdeTime time) {
    this.time = time;
    this.horizon = time.high();
    if (time.law(horizon).isEmpty()) {
      throw new IllegalArgumentException(
          "the ratio of signal to noise is not one number for all components");
    }
    for (int i = 0; i <= CELLS; i++) {
      nodes[i] = condition(node(i));
      if (i > 0 && !(nodes[i] < nodes[i - 1])) {
        throw new IllegalArgumentException(
            "the ratio of signal to noise does not fall at time " + node(i));
      }
    }
  }

  private double node(int i) {
    double u = (double) i / CELLS;
    return i == CELLS ? horizon : u * u * horizon;
  }

  @Override
  public String id() {
    return "log-snr";
  }

  @Override
  public String words() {
    return "the logarithm of the signal-to-noise ratio";
  }

  @Override
  public String symbol() {
    return "λ";
  }

  /** At the horizon. */
  @Override
  public double low() {
    return nodes[CELLS];
  }

  @Override
  public double high() {
    return Double.POSITIVE_INFINITY;
  }

  /** Lambda at a time; infinite at 0. */
  @Override
  public double condition(double t) {
    return of(time.law(t).orElseThrow());
  }

  /** Lambda of a law. */
  public static double of(Marginal law) {
    return 2 * (StrictMath.log(Math.abs(law.scale())) - StrictMath.log(law.deviation()));
  }

  /** The time at which the ratio has a value; a value beyond the horizon's is rounded to that. */
  public double time(double lambda) {
    if (!(lambda > nodes[CELLS])) {
      return horizon;
    }
    if (lambda == Double.POSITIVE_INFINITY) {
      return 0;
    }
    int low = 0;
    int high = CELLS;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (nodes[middle] > lambda) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == 0 ? bisect(lambda, node(1)) : secant(lambda, low);
  }

  /** Between two nodes lambda is close to a line; the Illinois rule keeps the bracket. */
  private double secant(double lambda, int cell) {
    double a = node(cell);
    double b = node(cell + 1);
    double atA = nodes[cell] - lambda;
    double atB = nodes[cell + 1] - lambda;
    for (int i = 0; i < MOST && b - a > TOLERANCE * b; i++) {
      double t = (a * atB - b * atA) / (atB - atA);
      double at = condition(t) - lambda;
      if (at == 0 || t <= a || t >= b) {
        return Math.min(b, Math.max(a, t));
      }
      if (at > 0) {
        a = t;
        atA = at;
        atB /= 2;
      } else {
        b = t;
        atB = at;
        atA /= 2;
      }
    }
    return b;
  }

  /** Towards 0 lambda grows without bound. */
  private double bisect(double lambda, double end) {
    double a = 0;
    double b = end;
    for (int i = 0; i < HALVINGS && b - a > TOLERANCE * b; i++) {
      // Halves the exponent once the interval reaches over several powers of ten.
      double t = a > 0 && b > 4 * a ? Math.sqrt(a * b) : (a + b) / 2;
      if (condition(t) > lambda) {
        a = t;
      } else {
        b = t;
      }
    }
    return b;
  }

  @Override
  public Optional<Marginal> law(double lambda) {
    return time.law(time(lambda));
  }

  /** A quarter of it, as Karras et al. (2022) scale log sigma. */
  @Override
  public double feature(double lambda) {
    return lambda / 4;
  }

  @Override
  public OptionalDouble standard() {
    return OptionalDouble.empty();
  }

  @Override
  public double[] looks() {
    double[] looks = time.looks();
    for (int i = 0; i < looks.length; i++) {
      looks[i] = condition(looks[i]);
    }
    return looks;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LogSnr ratio && ratio.time.equals(time);
  }

  @Override
  public int hashCode() {
    return time.hashCode() + 1;
  }
}
