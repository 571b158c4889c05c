package org.langevin.api.sde;

/**
 * The scalar marginals of a linear SDE on a grid, for those who need thousands of them: {@link #at}
 * takes tens of nanoseconds, whether the SDE has closed forms or not.
 *
 * <p>m, b and s are interpolated by cubic Hermite polynomials in u = sqrt(t), in which the standard
 * deviation s is smooth down to t = 0; their slopes are those of the moment equations m' = a m, b'
 * = a b + c, (s^2)' = 2 a s^2 + g^2. The relative error is below 1e-8 for coefficients that are
 * smooth in t and change little within a thousandth of the horizon.
 */
public final class MarginalTable implements Marginals {
  private static final int CELLS = 1024;
  private static final int WIDTH = 6;

  private final double horizon;
  private final double[] nodes = new double[WIDTH * (CELLS + 1)];

  /**
   * Tabulates {@link Sde#marginal} between 0 and the horizon.
   *
   * @throws UnsupportedOperationException if the drift is not linear, or no number
   */
  public MarginalTable(Sde sde) {
    horizon = sde.horizon();
    double cell = Math.sqrt(horizon) / CELLS;
    for (int i = 0; i <= CELLS; i++) {
      double u = i * cell;
      double t = i == CELLS ? horizon : u * u;
      Marginal marginal = sde.marginal(t);
      Coefficients coefficients = sde.coefficients(t);
      double slope = coefficients.drift().scalar();
      double diffusion = coefficients.diffusion().scalar();
      double m = marginal.scale();
      double b = marginal.offset();
      double s = marginal.deviation();
      // Near 0, s is g(0) u; elsewhere ds/du = 2 u ds/dt.
      double growth = s > 0 ? u * (2 * slope * s * s + diffusion * diffusion) / s : diffusion;
      int at = WIDTH * i;
      nodes[at] = m;
      nodes[at + 1] = b;
      nodes[at + 2] = s;
      nodes[at + 3] = cell * 2 * u * slope * m;
      nodes[at + 4] = cell * 2 * u * (slope * b + coefficients.offset().scalar());
      nodes[at + 5] = cell * growth;
    }
  }

  /**
   * The law of X_t given X_0.
   *
   * @param t between 0 and the horizon
   */
  @Override
  public Marginal at(double t) {
    // A time that was rounded to a float may lie a little beyond the horizon.
    if (!(t >= 0) || t > horizon * (1 + 1e-6)) {
      throw new IllegalArgumentException("time " + t + " is not between 0 and " + horizon);
    }
    double position = Math.sqrt(Math.min(1, t / horizon)) * CELLS;
    int cell = Math.min((int) position, CELLS - 1);
    double x = position - cell;
    return new Marginal(
        value(WIDTH * cell, x),
        value(WIDTH * cell + 1, x),
        Math.max(0, value(WIDTH * cell + 2, x)));
  }

  private double value(int at, double x) {
    double y0 = nodes[at];
    double y1 = nodes[at + WIDTH];
    double d0 = nodes[at + 3];
    double d1 = nodes[at + WIDTH + 3];
    double change = y1 - y0;
    return y0 + x * (d0 + x * (3 * change - 2 * d0 - d1 + x * (d0 + d1 - 2 * change)));
  }
}
