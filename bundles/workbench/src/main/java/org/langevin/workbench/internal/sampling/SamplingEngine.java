package org.langevin.workbench.internal.sampling;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Items;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.score.ClassConditional;
import org.langevin.kit.score.CountedScore;
import org.langevin.kit.score.ScoreFunction;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.scores.Scores;
import org.langevin.workbench.internal.workers.WorkerTeam;

/**
 * Draws samples in chunks whose size depends on the shape alone and that are always worked out
 * whole. So sample i is the same to the last bit whatever the number of samples and of threads:
 * matrix products round differently for other numbers of rows.
 */
public final class SamplingEngine {
  private static final String ADVICE =
      "the chains diverge: make the steps smaller, or train the network longer";
  private static final String ADVICE_WITHOUT_SCORE =
      "the solution grows without bound: take more steps, or a scheme that is stable for longer"
          + " ones";

  private final Composition composition;
  private final Shape stateShape;
  private final boolean labelled;
  private final Function<SamplingTask, Scores.OfSampler> scores;
  private final String advice;
  private final WorkerTeam team;

  private SamplingEngine(
      Composition composition,
      Shape stateShape,
      boolean labelled,
      Function<SamplingTask, Scores.OfSampler> scores,
      String advice,
      WorkerTeam team) {
    this.composition = composition;
    this.stateShape = stateShape;
    this.labelled = labelled;
    this.scores = scores;
    this.advice = advice;
    this.team = team;
  }

  /**
   * An engine for a network.
   *
   * @param network whose score drives the samplers
   * @param parameters of the network
   * @param team that does the work
   */
  public SamplingEngine(
      Composition composition, ScoreNetwork network, FloatBuffer parameters, WorkerTeam team) {
    this(
        composition,
        network.shape(),
        network.ability(ClassConditional.class).isPresent(),
        task -> Scores.counted(composition, task, network, parameters),
        ADVICE,
        team);
  }

  /**
   * An engine for simulations, which no score drives.
   *
   * @param stateShape of the states
   * @param team that does the work
   */
  public static SamplingEngine withoutScore(
      Composition composition, Shape stateShape, WorkerTeam team) {
    Unscored score = new Unscored(stateShape);
    return new SamplingEngine(
        composition,
        stateShape,
        false,
        task -> new Scores.OfSampler(new CountedScore(score), score),
        ADVICE_WITHOUT_SCORE,
        team);
  }

  /**
   * Draws the task's samples.
   *
   * @param seed from which, with the sampler's name and the sample's index, the random numbers
   *     follow
   * @throws CancellationException if the work was cancelled
   * @throws NotFiniteException if there are samples that are no finite numbers
   */
  public Drawn draw(SamplingTask task, long seed, Progress progress, Cancellation cancellation) {
    return cancellation.interruptibly(
        () -> {
          Draw draw = new Draw(task, seed, progress, cancellation);
          team.run(draw::work);
          return draw.finish();
        });
  }

  /**
   * What a sampler drew.
   *
   * @param result the samples and what is kept about them
   * @param diagnostics the sampler's own figures for each sample
   */
  public record Drawn(SamplerResult result, Map<String, double[]> diagnostics) {}

  /** One sampler's work, which the workers share chunk by chunk. */
  private final class Draw {
    private final SamplingTask task;
    private final long seed;
    private final Cancellation cancellation;
    private final Parts parts = composition.parts();
    private final Shape shape = composition.dataset().shape();
    private final int dimension = shape.dimension();
    private final int size;
    private final int chunks;
    private final float[] samples;
    private final double[] evaluations;
    private final SampleDiagnostics diagnostics;
    private final TraceKeeper[] traces;
    private final LevelKeeper levels;
    private final ChunkProgress progress;
    private final FiniteWatch watch;
    private final SampledClasses classes;
    private final AtomicInteger next = new AtomicInteger();
    private volatile Throwable failure;

    Draw(SamplingTask task, long seed, Progress progress, Cancellation cancellation) {
      this.task = task;
      this.size = ScoreFunction.block(stateShape);
      this.seed = seed;
      this.cancellation = cancellation;
      this.chunks = (task.count() + size - 1) / size;
      this.samples =
          new float[Sizes.length("/count", "samples", Float.BYTES, task.count(), dimension)];
      this.evaluations = new double[chunks];
      this.diagnostics = new SampleDiagnostics(task.count());
      this.traces = TraceKeeper.ofChunks(task.traced(), task.count(), size, dimension);
      this.levels =
          new LevelKeeper(
              Math.min(task.count(), size), dimension, condition -> logNoise(task, condition));
      this.classes = new SampledClasses(task.label(), composition.dataset().training(), seed);
      this.progress =
          new ChunkProgress(
              progress, "sampling with " + task.name(), Units.of(shape), task.count(), chunks);
      this.watch = new FiniteWatch(task.name(), stateShape.dimension(), advice);
    }

    private static double logNoise(SamplingTask task, double condition) {
      return task.condition()
          .law(condition)
          .map(law -> Math.log(law.deviation() / Math.abs(law.scale())))
          .orElse(Double.NaN);
    }

    void work(int worker) {
      if (worker >= chunks) {
        return;
      }
      try (WorkerChunk chunk = new WorkerChunk(scores.apply(task), size)) {
        DataPart data = new DataPart(size, stateShape, shape);
        for (int i = next.getAndIncrement(); i < chunks; i = next.getAndIncrement()) {
          carry(chunk, data, i);
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    private void carry(WorkerChunk chunk, DataPart data, int index) {
      int first = index * size;
      int kept = Math.min(size, task.count() - first);
      FiniteWatch.OfChunk finite = watch.new OfChunk(kept);
      ChunkListener listener = new ChunkListener(chunk, data, index, finite);
      chunk.begin(seed, task.name(), first, classes, listener);
      try {
        task.sampler().sample(chunk);
      } catch (RuntimeException | Error e) {
        throw parts.failed(task.part(), listener.place(), e);
      }
      evaluations[index] = chunk.evaluations();
      finite.end(chunk.state());
      System.arraycopy(data.of(chunk.state()), 0, samples, first * dimension, kept * dimension);
      progress.update(index, 1, 1);
    }

    /** Keeps the first failure and lets the other workers stop. */
    private synchronized void fail(Throwable thrown) {
      if (failure == null) {
        failure = thrown;
      }
      next.set(chunks);
    }

    Drawn finish() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      watch.check();
      progress.finish();
      SamplerResult result =
          new SamplerResult(
              task.name(),
              items(),
              Arrays.stream(evaluations).average().orElse(0),
              diagnostics.means(),
              TraceKeeper.together(traces),
              levels.levels());
      return new Drawn(result, diagnostics.values());
    }

    private Items items() {
      return labelled
          ? Items.of(shape, samples, classes.of(task.count()))
          : Items.of(shape, samples);
    }

    private final class ChunkListener implements WorkerChunk.Listener {
      private final WorkerChunk chunk;
      private final DataPart data;
      private final int index;
      private final FiniteWatch.OfChunk finite;
      private int done;

      ChunkListener(WorkerChunk chunk, DataPart data, int index, FiniteWatch.OfChunk finite) {
        this.chunk = chunk;
        this.data = data;
        this.index = index;
        this.finite = finite;
      }

      /** Words for how far the sampler was. */
      String place() {
        return " after step " + done + " of sampling with " + task.name();
      }

      @Override
      public void progress(int done, int total) {
        this.done = done;
        cancellation.check();
        if (failure != null) {
          throw new CancellationException("another chunk failed");
        }
        progress.update(index, done, total);
        finite.look(done, total, chunk.state());
        if (index < traces.length) {
          traces[index].look(done, total, data.of(chunk.state()));
        }
      }

      @Override
      public void level(double condition, int number, int count) {
        if (index < traces.length) {
          traces[index].level(condition);
        }
        if (index == 0) {
          levels.look(condition, number, count, data.of(chunk.state()));
        }
      }

      @Override
      public void diagnose(String name, double[] values) {
        diagnostics.put(name, index * size, values);
      }
    }
  }
}
