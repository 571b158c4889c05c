package org.langevin.kit.score;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.langevin.api.Interruption;
import org.langevin.api.Shape;
import org.langevin.api.score.Batch;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;

/**
 * The values of a score, for any number of items and threads: it keeps the evaluators that are
 * needed, and closes them in the end.
 */
public final class ScoreFunction implements AutoCloseable {
  private static final int SHORT = 64;
  private static final int MEDIUM = 256;

  /** Of points, which dense layers see: those copy their weights for each block. */
  private static final int LONG = 1 << 14;

  private final Score score;
  private final int dimension;
  private final int block;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

  /** The values of a score. */
  public ScoreFunction(Score score) {
    this.score = score;
    this.dimension = score.shape().dimension();
    this.block = block(score.shape());
  }

  /** How many items of this shape are best evaluated together. */
  public static int block(Shape shape) {
    int dimension = shape.dimension();
    if (dimension <= SHORT) {
      return 250;
    }
    return dimension <= (shape.isImage() ? MEDIUM : LONG) ? 128 : 32;
  }

  /**
   * Evaluates the score at one condition.
   *
   * @param x any number of items
   * @return as many scores
   */
  public float[] at(float[] x, double condition) {
    int count = x.length / dimension;
    float[] conditions = new float[count];
    Arrays.fill(conditions, (float) condition);
    float[] scores = new float[count * dimension];
    evaluate(new Batch(count, x, conditions), scores);
    return scores;
  }

  /**
   * Evaluates the score.
   *
   * @param batch any number of items
   * @param scores receives items
   */
  public void evaluate(Batch batch, float[] scores) {
    check("x", batch.x().length, batch.size() * dimension);
    check("score", scores.length, batch.size() * dimension);
    Worker worker = idle.poll();
    if (worker == null) {
      worker = new Worker();
    }
    try {
      for (int first = 0; first < batch.size(); first += block) {
        Interruption.check();
        worker.evaluate(first, Math.min(block, batch.size() - first), batch, scores);
      }
    } finally {
      idle.add(worker);
    }
  }

  private static void check(String array, int length, int least) {
    if (length < least) {
      throw new IllegalArgumentException(array + " has " + length + " values, not " + least);
    }
  }

  @Override
  public void close() {
    idle.forEach(worker -> worker.evaluator.close());
    idle.clear();
  }

  /** Belongs to one thread at a time. */
  private final class Worker {
    private final ScoreEvaluator evaluator = score.open(block);
    private final float[] items = new float[block * dimension];
    private final float[] conditions = new float[block];
    private final int[] labels = new int[block];
    private final float[] scores = new float[block * dimension];

    void evaluate(int first, int count, Batch all, float[] target) {
      System.arraycopy(all.x(), first * dimension, items, 0, count * dimension);
      System.arraycopy(all.condition(), first, conditions, 0, count);
      if (all.label() != null) {
        System.arraycopy(all.label(), first, labels, 0, count);
      }
      evaluator.forward(
          new Batch(count, items, conditions, all.label() == null ? null : labels), scores);
      System.arraycopy(scores, 0, target, first * dimension, count * dimension);
    }
  }
}
