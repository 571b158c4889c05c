package org.langevin.api.sde;

import java.util.Optional;

/**
 * A Gaussian law of a state given an item, N(M x + b, L L^T), with a block for each component.
 *
 * @param signal M, k x 1
 * @param shift b, k x 1
 * @param root L, k x k, lower triangular
 */
public record BlockTransition(BlockMatrix signal, BlockMatrix shift, BlockMatrix root)
    implements Transition {
  /** Checks the sizes. */
  public BlockTransition {
    int k = signal.rows();
    if (signal.columns() != 1
        || shift.rows() != k
        || shift.columns() != 1
        || root.rows() != k
        || root.columns() != k) {
      throw new IllegalArgumentException(
          "signal, shift and root of a state of k blocks are k x 1, k x 1 and k x k, not "
              + signal
              + ", "
              + shift
              + " and "
              + root);
    }
  }

  /** With a covariance S = L L^T, symmetric and positive semidefinite. */
  public static BlockTransition of(BlockMatrix signal, BlockMatrix shift, BlockMatrix covariance) {
    return new BlockTransition(signal, shift, covariance.root());
  }

  /** Where it has numbers only, the marginal that they are. */
  @Override
  public Optional<Marginal> scalar() {
    return signal.isScalar() && shift.isScalar() && root.isScalar()
        ? Optional.of(new Marginal(signal.scalar(), shift.scalar(), root.scalar()))
        : Optional.empty();
  }
}
