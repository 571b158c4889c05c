package org.langevin.workbench.internal.sampling;

import java.util.Map;
import java.util.Optional;
import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Items;
import org.langevin.api.generator.Generator;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.findings.NotFiniteException;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.training.GeneratorTrainer;

/** Draws samples from a generator, some at a time: it belongs to one thread. */
public final class GeneratorSampling {
  /** As many as a generator may draw together to advantage, and few enough to be cancelled soon. */
  private static final int TOGETHER = 256;

  private GeneratorSampling() {}

  /**
   * Draws samples.
   *
   * @param name of the samples
   * @param seed from which, with the name and the sample's index, the random numbers follow
   * @throws NotFiniteException if there are samples that are no finite numbers
   */
  public static SamplerResult draw(
      Generator generator,
      String name,
      Shape shape,
      int count,
      long seed,
      Progress progress,
      Cancellation cancellation) {
    int dimension = shape.dimension();
    float[] samples = new float[Sizes.length("/count", "samples", Float.BYTES, count, dimension)];
    Meter meter = new Meter(progress, "sampling with " + name, Units.of(shape), 0, count);
    cancellation.interruptibly(
        () -> {
          for (int first = 0; first < count; first += TOGETHER) {
            cancellation.check();
            RandomStream[] random = new RandomStream[Math.min(TOGETHER, count - first)];
            for (int i = 0; i < random.length; i++) {
              random[i] = RandomStream.of(seed, "sampling " + name, first + i);
            }
            generator.sample(random, dimension, samples, first * dimension);
            meter.update(first + random.length, () -> "");
          }
          return null;
        });
    FiniteWatch watch = new FiniteWatch(name, dimension, GeneratorTrainer.ADVICE);
    watch.new OfChunk(count).end(samples);
    watch.check();
    meter.finish("");
    return new SamplerResult(
        name, Items.of(shape, samples), 0, Map.of(), Optional.empty(), Optional.empty());
  }
}
