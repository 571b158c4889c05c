package org.langevin.generators.gan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Arena;
import org.langevin.nn.GeneratorObjective;
import org.langevin.nn.LatentLaw;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Learner;
import org.langevin.nn.Memory;

/**
 * The game of a generator G and a discriminator D(x) = 1 / (1 + e^-a(x)), of which the network
 * gives a. With minibatches x_1, ..., x_n of items and z_1, ..., z_n and z'_1, ..., z'_n of latent
 * variables, the discriminator goes along the gradient of the binary cross-entropy
 *
 * <pre>l_D = -1/2n sum_i (log D(x_i) + log(1 - D(G(z_i))))
 * </pre>
 *
 * <p>and then the generator along that of the non-saturating
 *
 * <pre>l_G = -1/n sum_i log D(G(z'_i))
 * </pre>
 *
 * <p>(Goodfellow et al. 2014, algorithm 1 and section 3). Units of the discriminator are dropped in
 * both. Where the discriminator cannot tell, both losses are log 2.
 *
 * @param generator from z to standardised items
 * @param discriminator from those to a
 * @param prior the law of z
 */
record AdversarialObjective(Learner generator, Learner discriminator, LatentLaw prior)
    implements GeneratorObjective {
  @Override
  public List<Learner> learners() {
    return List.of(generator, discriminator);
  }

  @Override
  public long stepMemory(int batch) {
    return generator.passMemory(batch) + discriminator.passMemory(2 * batch);
  }

  @Override
  public Game open(double scale, Arena arena, int batch) {
    return new Game(arena, batch);
  }

  /** Both networks at work. */
  final class Game implements Step {
    private final int batch;
    private final int latents = generator.layer().inputs();
    private final int dimension = generator.layer().outputs();
    private final LayerPass generating;
    private final LayerPass telling;
    private final Memory z;
    private final Memory samples;
    private final Memory samplesCotangent;

    /** Items and then samples. */
    private final Memory both;

    private final Memory logits;
    private final float[] latent;
    private final float[] sample;
    private final float[] logit;

    Game(Arena arena, int batch) {
      this.batch = batch;
      generating = generator.open(arena, batch);
      telling = discriminator.open(arena, 2 * batch);
      z = arena.allocate((long) batch * latents);
      samples = arena.allocate((long) batch * dimension);
      samplesCotangent = arena.allocate((long) batch * dimension);
      both = arena.allocate(2L * batch * dimension);
      logits = arena.allocate(2L * batch);
      latent = new float[latents];
      sample = new float[dimension];
      logit = new float[2 * batch];
    }

    @Override
    public Map<String, Double> take(
        long number, float[] items, Function<String, RandomStream> random) {
      double ofDiscriminator =
          addDiscriminatorGradient(
              items,
              random.apply("latents for the discriminator"),
              random.apply("dropout for the discriminator"));
      discriminator.step(number);
      double ofGenerator =
          addGeneratorGradient(
              random.apply("latents for the generator"), random.apply("dropout for the generator"));
      generator.step(number);
      return Map.of("discriminator_loss", ofDiscriminator, "generator_loss", ofGenerator);
    }

    /** Samples from fresh latent variables. */
    private void generate(RandomStream latents) {
      for (int i = 0; i < batch; i++) {
        prior.draw(latents, latent, 0, latent.length);
        z.write(i * latent.length, latent, 0, latent.length);
      }
      generating.forward(batch, z, samples);
    }

    /** Returns l_D. */
    double addDiscriminatorGradient(float[] items, RandomStream latents, RandomStream dropout) {
      generate(latents);
      both.write(0, items, 0, batch * dimension);
      for (int i = 0; i < batch; i++) {
        samples.read(i * dimension, sample, 0, dimension);
        both.write((batch + i) * dimension, sample, 0, dimension);
      }
      telling.randomize(dropout, 2 * batch);
      telling.forward(2 * batch, both, logits);
      logits.read(0, logit, 0, 2 * batch);
      double loss = 0;
      for (int i = 0; i < 2 * batch; i++) {
        loss += differentiate(i, i < batch, 0.5 / batch);
      }
      logits.write(0, logit, 0, 2 * batch);
      telling.backward(2 * batch, both, null, logits, null, false, discriminator.gradient());
      return loss;
    }

    /** Returns l_G. */
    double addGeneratorGradient(RandomStream latents, RandomStream dropout) {
      generate(latents);
      telling.randomize(dropout, batch);
      telling.forward(batch, samples, logits);
      logits.read(0, logit, 0, batch);
      double loss = 0;
      for (int i = 0; i < batch; i++) {
        loss += differentiate(i, true, 1.0 / batch);
      }
      logits.write(0, logit, 0, batch);
      telling.backward(batch, samples, null, logits, samplesCotangent, false, null);
      generating.backward(batch, z, samples, samplesCotangent, null, false, generator.gradient());
      return loss;
    }

    /**
     * Puts the derivative of a weighted cross-entropy in a logit's place, and returns its value.
     */
    private double differentiate(int i, boolean real, double weight) {
      double a = real ? logit[i] : -logit[i];
      double slope = weight * CrossEntropy.derivative(a);
      logit[i] = (float) (real ? slope : -slope);
      return weight * CrossEntropy.of(a);
    }
  }
}
