package org.langevin.workbench.internal.sampling;

import java.util.Arrays;
import java.util.Optional;
import org.langevin.api.network.ScoreEvaluator;
import org.langevin.api.sampler.Chunk;
import org.langevin.kit.sampler.ArrayChunk;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;

/** The chunk that a worker carries through a sampler; used for one chunk after the other. */
final class WorkerChunk extends ArrayChunk implements AutoCloseable {
  private final ScoreEvaluator evaluator;
  private final Optional<LogDensity> logDensity;
  private final Parts parts;
  private final PartName network;
  private final float[] same;
  private boolean checked;
  private Listener listener;

  /**
   * A chunk that reads from an evaluator and a log-density of its own, and closes them.
   *
   * @param parts says who is to blame
   * @param network the evaluator's name
   */
  WorkerChunk(
      ScoreEvaluator evaluator,
      Optional<LogDensity> logDensity,
      Parts parts,
      PartName network,
      int size,
      int dimension) {
    super(size, dimension);
    this.evaluator = evaluator;
    this.logDensity = logDensity;
    this.parts = parts;
    this.network = network;
    this.same = new float[size];
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
  void begin(long seed, String sampler, int first, Listener newListener) {
    begin(seed, sampler, first);
    listener = newListener;
  }

  @Override
  protected void evaluate(float[] x, double condition, float[] target) {
    Arrays.fill(same, (float) condition);
    evaluate(x, same, target);
  }

  @Override
  protected void evaluate(float[] x, float[] conditions, float[] target) {
    float[] given = checked ? null : x.clone();
    try {
      evaluator.forward(size(), x, conditions, target);
    } catch (RuntimeException | Error e) {
      throw parts.failed(network, "", e);
    }
    if (!checked && target != x && !Arrays.equals(given, x)) {
      throw PartFailedException.gave(
          network,
          "writes into the samples that it is given, which are read only",
          "It is defective: tell its author");
    }
    checked = true;
  }

  @Override
  protected void evaluateLogDensity(float[] x, double condition, double[] target) {
    logDensity.orElseThrow().evaluate(x, condition, target);
  }

  @Override
  public boolean hasLogDensity() {
    return logDensity.isPresent();
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

  @Override
  public void close() {
    evaluator.close();
    logDensity.ifPresent(LogDensity::close);
  }
}
