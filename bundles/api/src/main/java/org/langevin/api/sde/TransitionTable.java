package org.langevin.api.sde;

/**
 * The transitions of a linear SDE of any form on a grid, for those who need thousands of them.
 *
 * <p>M, b and L are interpolated by cubic Hermite polynomials in u = sqrt(t), in which they are
 * smooth above t = 0; their slopes are those of the moment equations. The relative error is below
 * 1e-7 for coefficients that are smooth in t and change little within a thousandth of the horizon.
 * At 0 itself L may jump: where a velocity is random from the beginning, the first instant makes a
 * position random that depends on it. So the first cell, a millionth of the horizon, is left out,
 * and integrated for whoever asks.
 */
public final class TransitionTable implements Transitions {
  private static final int CELLS = 1024;

  /** Of a cell; errors of a thousand of them may add up. */
  private static final double TOLERANCE = 1e-11;

  private static final int COARSEST = 2;

  private final Sde sde;
  private final double horizon;
  private final Node[] nodes = new Node[CELLS + 1];

  /** A law, and its derivative with respect to the number of the cell. */
  private record Node(Transition law, Transition slope) {}

  /**
   * Tabulates the laws between 0 and the horizon.
   *
   * @throws UnsupportedOperationException if the drift is not linear
   */
  public TransitionTable(Sde sde) {
    if (sde.nonlinearDrift().isPresent()) {
      throw IntegratedLaws.missing(Transitions.class);
    }
    this.sde = sde;
    horizon = sde.horizon();
    double cell = Math.sqrt(horizon) / CELLS;
    Moments moments = Moments.of(sde.start());
    double before = 0;
    for (int i = 1; i <= CELLS; i++) {
      double u = i * cell;
      double t = i == CELLS ? horizon : u * u;
      moments = moments.moved(sde, before, t, COARSEST, TOLERANCE);
      nodes[i] = node(moments, moments.rate(sde, t), 2 * u * cell);
      before = t;
    }
  }

  private static Node node(Moments moments, Moments rate, double factor) {
    BlockMatrix root = moments.covariance().root();
    BlockMatrix inverse = root.lowerInverse();
    BlockMatrix inner = inverse.times(rate.covariance()).times(inverse.transposed());
    BlockTransition slope =
        new BlockTransition(
            rate.signal().scaled(factor),
            rate.shift().scaled(factor),
            root.times(lowerHalf(inner)).scaled(factor));
    if (!slope.root().isFinite()) {
      throw new ArithmeticException("the law has no density: its covariance is singular");
    }
    return new Node(new BlockTransition(moments.signal(), moments.shift(), root), slope);
  }

  /** The lower triangle with half the diagonal: L' = L half(L^-1 S' L^-T). */
  private static BlockMatrix lowerHalf(BlockMatrix symmetric) {
    int k = symmetric.rows();
    double[][][] lower = new double[symmetric.components()][k][k];
    for (int c = 0; c < lower.length; c++) {
      for (int i = 0; i < k; i++) {
        for (int j = 0; j <= i; j++) {
          lower[c][i][j] = symmetric.get(c, i, j) * (i == j ? 0.5 : 1);
        }
      }
    }
    return BlockMatrix.of(lower);
  }

  /**
   * The law of X_t given the item.
   *
   * @param t between 0 and the horizon
   */
  @Override
  public Transition at(double t) {
    // A time that was rounded to a float may lie a little beyond the horizon.
    if (!(t >= 0) || t > horizon * (1 + 1e-6)) {
      throw new IllegalArgumentException("time " + t + " is not between 0 and " + horizon);
    }
    double position = Math.sqrt(Math.min(1, t / horizon)) * CELLS;
    int cell = Math.min((int) position, CELLS - 1);
    if (cell == 0) {
      return Moments.at(sde, t).transition();
    }
    double x = position - cell;
    Node left = nodes[cell];
    Node right = nodes[cell + 1];
    return new BlockTransition(
        value(left.law.signal(), left.slope.signal(), right.law.signal(), right.slope.signal(), x),
        value(left.law.shift(), left.slope.shift(), right.law.shift(), right.slope.shift(), x),
        value(left.law.root(), left.slope.root(), right.law.root(), right.slope.root(), x));
  }

  private static BlockMatrix value(
      BlockMatrix y0, BlockMatrix d0, BlockMatrix y1, BlockMatrix d1, double x) {
    double rest = 1 - x;
    return y0.scaled((1 + 2 * x) * rest * rest)
        .plus(d0.scaled(x * rest * rest))
        .plus(y1.scaled(x * x * (3 - 2 * x)))
        .plus(d1.scaled(-x * x * rest));
  }
}
