package org.langevin.workbench.internal.training;

import java.nio.FloatBuffer;
import org.langevin.api.dataset.Items;
import org.langevin.api.loss.Loss;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.workers.WorkerTeam;

/**
 * The loss on items that training does not see, each time with the same random numbers, so that
 * differences between two looks are the network's. Worked out in blocks of fixed size that are
 * added in their order.
 */
final class HeldOutLoss implements AutoCloseable {
  private final Items items;
  private final int[] indices;
  private final int block;
  private final Loss loss;
  private final WorkerTeam team;
  private final Parts parts;
  private final RandomStream stream;
  private final WorkerShare[] shares;
  private final double[] sums;

  /**
   * A look at items.
   *
   * @param block how many are looked at together
   */
  HeldOutLoss(
      Items items,
      int[] indices,
      int block,
      Loss loss,
      ScoreNetwork network,
      FloatBuffer parameters,
      WorkerTeam team,
      long seed,
      Parts parts) {
    this.items = items;
    this.indices = indices;
    this.block = block;
    this.loss = loss;
    this.team = team;
    this.parts = parts;
    this.stream = RandomStream.of(seed, "held-out loss");
    this.sums = new double[(indices.length + block - 1) / block];
    this.shares = new WorkerShare[team.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = new WorkerShare(network, parameters, null, block, 0, parts);
    }
  }

  /** The mean over the held-out items. */
  double evaluate() {
    team.run(this::work);
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum / indices.length;
  }

  private void work(int worker) {
    for (int i = worker; i < sums.length; i += shares.length) {
      int first = i * block;
      int size = Math.min(block, indices.length - first);
      try {
        shares[worker].turnTo(items, indices, first, size, stream);
        sums[i] = shares[worker].evaluate(loss);
      } catch (RuntimeException | Error e) {
        throw parts.failed(parts.at(Parts.LOSS), " on held-out items", e);
      }
    }
  }

  @Override
  public void close() {
    for (WorkerShare share : shares) {
      share.close();
    }
  }
}
