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

/** Draws samples from a generator, one after the other: it belongs to one thread. */
public final class GeneratorSampling {
  private static final String ADVICE =
      "its training diverged: lower its learning rates, or train it less";

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
          for (int i = 0; i < count; i++) {
            cancellation.check();
            generator.sample(RandomStream.of(seed, "sampling " + name, i), samples, i * dimension);
            meter.update(i + 1L, () -> "");
          }
          return null;
        });
    FiniteWatch watch = new FiniteWatch(name, dimension, ADVICE);
    watch.new OfChunk(count).end(samples);
    watch.check();
    meter.finish("");
    return new SamplerResult(
        name, Items.of(shape, samples), 0, Map.of(), Optional.empty(), Optional.empty());
  }
}
