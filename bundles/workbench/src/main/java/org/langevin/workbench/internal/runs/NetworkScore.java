package org.langevin.workbench.internal.runs;

import java.nio.FloatBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.langevin.api.Interruption;
import org.langevin.api.metric.MetricInput.ScoreFunction;
import org.langevin.api.network.ScoreEvaluator;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.sampling.SamplingEngine;

/** The score of a network at given parameters, for any number of items and threads. */
final class NetworkScore implements ScoreFunction, AutoCloseable {
  private final ScoreNetwork network;
  private final FloatBuffer parameters;
  private final Parts parts;
  private final PartName name;
  private final int dimension;
  private final int block;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

  NetworkScore(ScoreNetwork network, FloatBuffer parameters, Parts parts, PartName name) {
    this.network = network;
    this.parameters = parameters;
    this.parts = parts;
    this.name = name;
    this.dimension = network.shape().dimension();
    this.block = SamplingEngine.chunkSize(network.shape());
  }

  @Override
  public void evaluate(int count, float[] x, float[] condition, float[] score) {
    check("x", x.length, count * dimension);
    check("condition", condition.length, count);
    check("score", score.length, count * dimension);
    Worker worker = idle.poll();
    if (worker == null) {
      worker = new Worker();
    }
    for (int first = 0; first < count; first += block) {
      Interruption.check();
      worker.evaluate(first, Math.min(block, count - first), x, condition, score);
    }
    idle.add(worker);
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
    private final ScoreEvaluator evaluator =
        parts.ask(name, "an evaluator", () -> network.evaluator(parameters, block));
    private final float[] items = new float[block * dimension];
    private final float[] conditions = new float[block];
    private final float[] scores = new float[block * dimension];

    void evaluate(int first, int count, float[] x, float[] condition, float[] score) {
      System.arraycopy(x, first * dimension, items, 0, count * dimension);
      System.arraycopy(condition, first, conditions, 0, count);
      try {
        evaluator.forward(count, items, conditions, scores);
      } catch (RuntimeException | Error e) {
        throw parts.failed(name, "", e);
      }
      System.arraycopy(scores, 0, score, first * dimension, count * dimension);
    }
  }
}
