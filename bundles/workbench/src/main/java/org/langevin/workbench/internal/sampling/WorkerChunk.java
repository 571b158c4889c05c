package org.langevin.workbench.internal.sampling;

import java.util.function.IntUnaryOperator;
import org.langevin.api.sampler.Chunk;
import org.langevin.kit.sampler.ArrayChunk;
import org.langevin.workbench.internal.scores.Scores;

/** The chunk that a worker carries through a sampler; used for one chunk after the other. */
final class WorkerChunk extends ArrayChunk {
  private final Scores.OfSampler scores;
  private Listener listener;

  /**
   * A chunk.
   *
   * @param scores that drive it, and that it closes
   */
  WorkerChunk(Scores.OfSampler scores, int size) {
    super(scores.driven(), size);
    this.scores = scores;
  }

  /** Hears what the sampler says. */
  interface Listener {
    /** {@link Chunk#progress}. */
    void progress(int done, int total);

    /** {@link Chunk#level}. */
    void level(double condition, int index, int count);

    /** {@link Chunk#diagnose}. */
    void diagnose(String name, double[] values);
  }

  /** Begins anew with the samples from an index on. */
  void begin(long seed, String sampler, int first, IntUnaryOperator classes, Listener newListener) {
    begin(seed, sampler, first, classes);
    scores.counted().reset();
    listener = newListener;
  }

  /** How often the network was evaluated for each sample since the beginning. */
  double evaluations() {
    return (double) scores.counted().count() / size();
  }

  @Override
  public void progress(int done, int total) {
    listener.progress(done, total);
  }

  @Override
  public void level(double condition, int index, int count) {
    listener.level(condition, index, count);
  }

  @Override
  public void diagnose(String name, double[] values) {
    super.diagnose(name, values);
    listener.diagnose(name, values);
  }
}
