package org.langevin.generators.vae;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Arena;
import org.langevin.nn.GeneratorObjective;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Learner;
import org.langevin.nn.Memory;

/**
 * The bound of a decoder p(x | z) = N(g(z), s^2 I) with z ~ N(0, I) and an encoder q(z | x) =
 * N(m(x), diag v(x)), of which the network gives m and log v (Kingma and Welling 2014, section 3):
 * of each item of a minibatch, with one e ~ N(0, I) and z = m + sqrt(v) e,
 *
 * <pre>-ELBO = |x - g(z)|^2 / (2 s^2) + d/2 log(2 pi s^2) + KL(q(z | x) | N(0, I))
 * </pre>
 *
 * <p>in its mean at least the mean of -log p(x), in nats. It is told for the data in their own
 * units: the logarithms of the deviations by which they were divided are added.
 *
 * @param decoder from z to standardised items
 * @param encoder from those to m and then log v
 * @param deviation s
 */
record VariationalObjective(Learner decoder, Learner encoder, double deviation)
    implements GeneratorObjective {
  @Override
  public List<Learner> learners() {
    return List.of(decoder, encoder);
  }

  @Override
  public long stepMemory(int batch) {
    return decoder.passMemory(batch) + encoder.passMemory(batch);
  }

  @Override
  public Bound open(double scale, Arena arena, int batch) {
    return new Bound(scale, arena, batch);
  }

  /** Both networks at work. */
  final class Bound implements Step {
    private final int batch;
    private final int latents = decoder.layer().inputs();
    private final int dimension = decoder.layer().outputs();

    /** What does not depend on parameters. */
    private final double constant;

    private final LayerPass encoding;
    private final LayerPass decoding;
    private final Memory items;
    private final Memory codes;
    private final Memory z;
    private final Memory means;
    private final Memory zCotangent;
    private final float[] code;
    private final float[] noise;
    private final float[] latent;
    private final float[] mean;

    Bound(double scale, Arena arena, int batch) {
      this.batch = batch;
      constant = scale + 0.5 * dimension * StrictMath.log(2 * Math.PI * deviation * deviation);
      encoding = encoder.open(arena, batch);
      decoding = decoder.open(arena, batch);
      items = arena.allocate((long) batch * dimension);
      codes = arena.allocate(2L * batch * latents);
      z = arena.allocate((long) batch * latents);
      means = arena.allocate((long) batch * dimension);
      zCotangent = arena.allocate((long) batch * latents);
      code = new float[2 * batch * latents];
      noise = new float[batch * latents];
      latent = new float[batch * latents];
      mean = new float[batch * dimension];
    }

    @Override
    public Map<String, Double> take(
        long number, float[] standardized, Function<String, RandomStream> random) {
      Terms terms = addGradients(standardized, random.apply("noise of the encoder"));
      decoder.step(number);
      encoder.step(number);
      return Map.of(
          "negative_elbo", terms.total(),
          "reconstruction", terms.reconstruction(),
          "kl_divergence", terms.divergence());
    }

    /** Adds the gradients of the mean -ELBO, and returns its terms. */
    Terms addGradients(float[] standardized, RandomStream random) {
      items.write(0, standardized, 0, mean.length);
      encoding.forward(batch, items, codes);
      codes.read(0, code, 0, code.length);
      random.fillGaussian(noise, 0, noise.length);
      for (int k = 0; k < latent.length; k++) {
        double root = StrictMath.exp(0.5 * code[logVariance(k)]);
        latent[k] = (float) (code[location(k)] + root * noise[k]);
      }
      z.write(0, latent, 0, latent.length);
      decoding.forward(batch, z, means);
      means.read(0, mean, 0, mean.length);
      double reconstruction = constant + differentiateReconstruction(standardized);
      Memory meansCotangent = means;
      meansCotangent.write(0, mean, 0, mean.length);
      decoding.backward(batch, z, null, meansCotangent, zCotangent, false, decoder.gradient());
      zCotangent.read(0, latent, 0, latent.length);
      double divergence = differentiateCodes();
      Memory codesCotangent = codes;
      codesCotangent.write(0, code, 0, code.length);
      encoding.backward(batch, items, null, codesCotangent, null, false, encoder.gradient());
      return new Terms(reconstruction, divergence);
    }

    /** Where a latent variable's m is in the encoder's output; those of an item lie together. */
    private int location(int k) {
      return k / latents * 2 * latents + k % latents;
    }

    private int logVariance(int k) {
      return location(k) + latents;
    }

    /** Puts derivatives in the place of g(z), and returns the mean of |x - g(z)|^2 / (2 s^2). */
    private double differentiateReconstruction(float[] standardized) {
      double variance = deviation * deviation;
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        double difference = (double) mean[i] - standardized[i];
        sum += difference * difference;
        mean[i] = (float) (difference / (variance * batch));
      }
      return sum / (2 * variance * batch);
    }

    /**
     * Puts derivatives in the place of m and log v, from those of the decoder and of the
     * divergence, and returns the mean of the latter.
     */
    private double differentiateCodes() {
      double sum = 0;
      for (int k = 0; k < latent.length; k++) {
        double m = code[location(k)];
        double logV = code[logVariance(k)];
        sum += Divergence.of(m, logV);
        double throughZ = latent[k];
        double root = StrictMath.exp(0.5 * logV);
        code[location(k)] = (float) (throughZ + Divergence.byMean(m) / batch);
        code[logVariance(k)] =
            (float) (throughZ * noise[k] * 0.5 * root + Divergence.byLogVariance(logV) / batch);
      }
      return sum / batch;
    }
  }

  /**
   * Means over a minibatch, in nats.
   *
   * @param reconstruction of -log p(x | z)
   * @param divergence of KL(q(z | x) | N(0, I))
   */
  record Terms(double reconstruction, double divergence) {
    /** Of -ELBO. */
    double total() {
      return reconstruction + divergence;
    }
  }
}
