package org.langevin.workbench.internal.runs;

import java.nio.FloatBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.langevin.api.metric.MetricInput.ScoreFunction;
import org.langevin.api.network.ScoreEvaluator;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.workbench.internal.sampling.SamplingEngine;

/** The score of a network at given parameters, for any number of items and threads. */
final class NetworkScore implements ScoreFunction, AutoCloseable {
  private final ScoreNetwork network;
  private final FloatBuffer parameters;
  private final int dimension;
  private final int block;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

  NetworkScore(ScoreNetwork network, FloatBuffer parameters) {
    this.network = network;
    this.parameters = parameters;
    this.dimension = network.shape().dimension();
    this.block = SamplingEngine.chunkSize(network.shape());
  }

  @Override
  public void evaluate(int count, float[] x, float[] condition, float[] score) {
    Worker worker = idle.poll();
    if (worker == null) {
      worker = new Worker();
    }
    for (int first = 0; first < count; first += block) {
      worker.evaluate(first, Math.min(block, count - first), x, condition, score);
    }
    idle.add(worker);
  }

  @Override
  public void close() {
    idle.forEach(worker -> worker.evaluator.close());
    idle.clear();
  }

  /** Belongs to one thread at a time. */
  private final class Worker {
    private final ScoreEvaluator evaluator = network.evaluator(parameters, block);
    private final float[] items = new float[block * dimension];
    private final float[] conditions = new float[block];
    private final float[] scores = new float[block * dimension];

    void evaluate(int first, int count, float[] x, float[] condition, float[] score) {
      System.arraycopy(x, first * dimension, items, 0, count * dimension);
      System.arraycopy(condition, first, conditions, 0, count);
      evaluator.forward(count, items, conditions, scores);
      System.arraycopy(scores, 0, score, first * dimension, count * dimension);
    }
  }
}
