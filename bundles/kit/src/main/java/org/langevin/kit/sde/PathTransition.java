package org.langevin.kit.sde;

import org.langevin.api.sde.BlockMatrix;
import org.langevin.api.sde.BlockTransition;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;

/**
 * The exact step of a linear SDE with independent components from a time to a later one, given the
 * increment of its Brownian path. With dX = (a X + c) dt + g dW,
 *
 * <pre>X_t' = m X_t + b + (k / h) dW + r Z,  Z ~ N(0, 1) independent of dW,</pre>
 *
 * <p>where m and b are those of the solution without noise, h = t' - t, k is the covariance of X_t'
 * with dW, and r^2 what its variance leaves after k^2 / h. So X_t' has the law that it has, and the
 * joint law with dW that it has, and it is compared path by path with any scheme that takes the
 * same increments.
 *
 * @param signal m, a number for each component or one for all
 * @param shift b
 * @param increment k / h
 * @param rest r
 */
public record PathTransition(
    BlockMatrix signal, BlockMatrix shift, BlockMatrix increment, BlockMatrix rest) {

  /**
   * The step from one time to another, from the moments of (W, X), which are integrated
   * numerically.
   *
   * @param sde linear, with a state of as many numbers as an item
   */
  public static PathTransition between(Sde sde, double from, double to) {
    double h = to - from;
    Transition joint = new Joint(sde, from, h).transition(h);
    int components = Math.max(joint.root().components(), joint.signal().components());
    double[][] entries = new double[4][components];
    for (int c = 0; c < components; c++) {
      entries[0][c] = joint.signal().get(c, 1, 0);
      entries[1][c] = joint.shift().get(c, 1, 0);
      // The root has sqrt(h) for W, and then what X has of W / sqrt(h), and of Z.
      entries[2][c] = joint.root().get(c, 1, 0) / Math.sqrt(h);
      entries[3][c] = joint.root().get(c, 1, 1);
    }
    return new PathTransition(
        BlockMatrix.diagonal(entries[0]),
        BlockMatrix.diagonal(entries[1]),
        BlockMatrix.diagonal(entries[2]),
        BlockMatrix.diagonal(entries[3]));
  }

  /**
   * x := m x + b + (k / h) w + r z for the states of an array.
   *
   * @param x states of so many components, one after the other
   * @param increments w
   * @param noise z
   */
  public void move(float[] x, float[] increments, float[] noise, int dimension) {
    for (int j = 0; j < x.length; j++) {
      int c = j % dimension;
      x[j] =
          (float)
              (signal.get(c, 0, 0) * x[j]
                  + shift.get(c, 0, 0)
                  + increment.get(c, 0, 0) * increments[j]
                  + rest.get(c, 0, 0) * noise[j]);
    }
  }

  /**
   * The SDE of (W, X) from a time on, which begins at W = 0 and the item: two blocks a component.
   */
  private record Joint(Sde sde, double begin, double horizon) implements Sde {
    @Override
    public Coefficients coefficients(double t) {
      Coefficients one = sde.coefficients(begin + t);
      int components =
          Math.max(
              one.drift().components(),
              Math.max(one.offset().components(), one.diffusion().components()));
      double[][][] drift = new double[components][2][2];
      double[][][] offset = new double[components][2][1];
      double[][][] diffusion = new double[components][2][2];
      for (int c = 0; c < components; c++) {
        drift[c][1][1] = one.drift().get(c, 0, 0);
        offset[c][1][0] = one.offset().get(c, 0, 0);
        diffusion[c][0][0] = 1;
        diffusion[c][1][0] = one.diffusion().get(c, 0, 0);
      }
      return new Coefficients(
          BlockMatrix.of(drift), BlockMatrix.of(offset), BlockMatrix.of(diffusion));
    }

    @Override
    public Transition start() {
      return new BlockTransition(
          BlockMatrix.of(new double[] {0}, new double[] {1}),
          BlockMatrix.zero(2, 1),
          BlockMatrix.zero(2, 2));
    }

    @Override
    public Prior prior() {
      throw new UnsupportedOperationException();
    }
  }
}
