package org.langevin.nn;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.Sizes;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.dataset.Minibatches;
import org.langevin.kit.dataset.Standardization;

/**
 * A generator made of layers,
 *
 * <pre>x = m + d (g(z) + noise e)
 * </pre>
 *
 * <p>with z from a simple law, e standard normal, and m and d the means and deviations of the
 * training items, so that layers see standardised ones. How they learn is its objective's. The
 * state is all of it: the step, m and d, and the parameters and optimisers' vectors of all layers.
 */
public final class LayeredGenerator implements Generator {
  /** Begins a state, with the format's version in the last byte. */
  private static final int HEAD = 0x4c474e01;

  /** Samples that are drawn together: with more there is nothing to be gained. */
  private static final int TOGETHER = 64;

  /**
   * What is the same for all objectives.
   *
   * @param steps of the training
   * @param batch items of a minibatch
   * @param law of z when samples are drawn
   * @param noise the deviation of what is added to g(z), in units of the data's deviation
   */
  public record Settings(int steps, int batch, LatentLaw law, double noise) {}

  private final Dataset dataset;
  private final Settings settings;
  private final GeneratorObjective objective;
  private final Learner decoder;
  private final int dimension;
  private final int channels;
  private final int latents;
  private int step;

  /** Null before the first step; then all that learns has its parameters. */
  private Standardization standardization;

  /** Null until samples are drawn. */
  private Decoding decoding;

  /**
   * A generator that has learned nothing.
   *
   * @throws InvalidExperimentException at {@code /batch} if there is no room for a minibatch
   */
  public LayeredGenerator(Dataset dataset, Settings settings, GeneratorObjective objective) {
    Shape shape = dataset.shape();
    this.dataset = dataset;
    this.settings = settings;
    this.objective = objective;
    this.decoder = objective.learners().get(0);
    this.dimension = shape.dimension();
    this.channels = Standardization.channels(shape);
    this.latents = decoder.layer().inputs();
    Sizes.length("/batch", "items of a minibatch", Float.BYTES, settings.batch(), dimension);
  }

  @Override
  public long memory() {
    return objective.learners().stream().mapToLong(Learner::memory).sum()
        + objective.stepMemory(settings.batch());
  }

  @Override
  public void train(GeneratorTraining training) {
    if (step == settings.steps()) {
      return;
    }
    int batch = settings.batch();
    int[] indices = new int[batch];
    float[] items = new float[batch * dimension];
    Items all = items(training);
    Minibatches minibatches =
        new Minibatches(indicesOf(all), batch, epoch -> training.random("minibatches", epoch));
    try (Arena arena = new Arena()) {
      GeneratorObjective.Step steps = objective.open(scale(), arena, batch);
      while (step < settings.steps()) {
        minibatches.of(step, indices);
        for (int i = 0; i < batch; i++) {
          all.copy(indices[i], items, i * dimension);
        }
        for (int i = 0; i < items.length; i++) {
          items[i] = standardization.apply(items[i], i % dimension % channels);
        }
        long current = step;
        var losses = steps.take(step + 1L, items, purpose -> training.random(purpose, current));
        step++;
        training.progress(step, settings.steps(), losses);
      }
    }
  }

  /** What is learned from; begins if that was not done. */
  private Items items(GeneratorTraining training) {
    Items all = dataset.training();
    if (all.size() == 0) {
      throw new InvalidExperimentException("the dataset has no items to learn from");
    }
    if (standardization == null) {
      Standardization known = Standardization.of(all);
      for (int i = 0; i < objective.learners().size(); i++) {
        objective.learners().get(i).begin(training.random("initial parameters", i));
      }
      decoding = null;
      standardization = known;
    }
    return all;
  }

  private static int[] indicesOf(Items items) {
    int[] indices = new int[items.size()];
    Arrays.setAll(indices, i -> i);
    return indices;
  }

  private double scale() {
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      sum += StrictMath.log(standardization.deviation(j % channels));
    }
    return sum;
  }

  @Override
  public void sample(RandomStream random, float[] target, int offset) {
    sample(new RandomStream[] {random}, dimension, target, offset);
  }

  @Override
  public void sample(RandomStream[] random, int values, float[] target, int offset) {
    if (standardization == null) {
      throw new IllegalStateException("the generator is not trained");
    }
    if (decoding == null) {
      decoding = new Decoding();
    }
    for (int from = 0; from < random.length; from += TOGETHER) {
      int count = Math.min(TOGETHER, random.length - from);
      decoding.sample(random, from, count, target, offset + from * dimension);
    }
  }

  /** The layers at work on samples. */
  private final class Decoding {
    private final Arena arena = new Arena();
    private final LayerPass pass = decoder.open(arena, TOGETHER);
    private final Memory input = arena.allocate((long) TOGETHER * latents);
    private final Memory output = arena.allocate((long) TOGETHER * dimension);
    private final float[] z = new float[latents];

    void sample(RandomStream[] random, int from, int count, float[] target, int offset) {
      for (int i = 0; i < count; i++) {
        settings.law().draw(random[from + i], z, 0, latents);
        input.write(i * latents, z, 0, latents);
      }
      pass.forward(count, input, output);
      output.read(0, target, offset, count * dimension);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < dimension; j++) {
          int at = offset + i * dimension + j;
          float noise =
              settings.noise() == 0
                  ? 0
                  : (float) (settings.noise() * random[from + i].nextGaussian());
          target[at] = standardization.revert(target[at] + noise, j % channels);
        }
      }
    }
  }

  @Override
  public void write(OutputStream target) throws IOException {
    if (standardization == null) {
      throw new IllegalStateException("the generator has learned nothing that could be kept");
    }
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(target));
    out.writeInt(HEAD);
    out.writeInt(step);
    out.writeInt(channels);
    float[] scales = new float[2 * channels];
    standardization.write(scales);
    for (float value : scales) {
      out.writeFloat(value);
    }
    for (Learner learner : objective.learners()) {
      learner.write(out);
    }
    out.flush();
  }

  @Override
  public void read(InputStream source) throws IOException {
    standardization = null;
    decoding = null;
    step = 0;
    DataInputStream in = new DataInputStream(new BufferedInputStream(source));
    try {
      int done = readStep(in);
      Standardization read = readScales(in);
      for (Learner learner : objective.learners()) {
        learner.read(in);
      }
      if (in.read() >= 0) {
        throw new IOException("there is more in it than that of this generator has");
      }
      step = done;
      standardization = read;
    } catch (EOFException e) {
      throw new IOException("the state of the generator ends early: it was not written whole", e);
    } catch (IOException e) {
      throw new IOException("the state of the generator cannot be read: " + e.getMessage(), e);
    }
  }

  private int readStep(DataInputStream in) throws IOException {
    if (in.readInt() != HEAD) {
      throw new IOException("it does not begin as one does");
    }
    int done = in.readInt();
    if (done < 0 || done > settings.steps()) {
      throw new IOException("it is that of step " + done + " of " + settings.steps());
    }
    return done;
  }

  private Standardization readScales(DataInputStream in) throws IOException {
    int there = in.readInt();
    if (there != channels) {
      throw new IOException(
          "it is for items of " + there + " channels or coordinates, not " + channels);
    }
    float[] scales = new float[2 * channels];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = in.readFloat();
    }
    return Standardization.read(scales, channels);
  }
}
