package org.langevin.generators.vae;

import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorContext;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.TrainingContext;
import org.langevin.nn.Activation;
import org.langevin.nn.LatentLaw;
import org.langevin.nn.LayeredGenerator;
import org.langevin.nn.Learner;
import org.osgi.service.component.annotations.Component;

/**
 * A variational auto-encoder (Kingma and Welling 2014): a decoder g turns z ~ N(0, I) into items x
 * ~ N(g(z), s^2 I), an encoder gives a normal law of z for each item, and both raise the same lower
 * bound of the log-likelihood; see {@link VariationalObjective}. Both are fully connected networks.
 * Items of any shape are one vector, and standardised inside; s is in units of the data's
 * deviation.
 */
@Component
@Extension(
    point = Generator.POINT,
    id = "vae",
    title = "Variational auto-encoder (VAE)",
    formula =
        "-ELBO = E |x - g(z)|^2 / (2 s^2) + d/2 log(2 pi s^2) + KL(N(m(x), v(x)) | N(0, I)),"
            + " z = m(x) + sqrt(v(x)) e",
    source = "Kingma and Welling 2014")
public final class Vae implements ExtensionFactory<Vae.Parameters, GeneratorContext, Generator> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many latent variables z there are.",
              value = "1",
              min = 1,
              max = 65536)
          int latent,
      @Parameter(
              description =
                  "Widths of the encoder's hidden layers, the first one next to the item.",
              unit = "neurons",
              value = "[128, 64, 32, 16]",
              min = 1,
              max = 65536)
          List<Integer> encoder,
      @Parameter(
              description = "Widths of the decoder's hidden layers, the first one next to z.",
              unit = "neurons",
              value = "[16, 32, 64, 128, 256]",
              min = 1,
              max = 65536)
          List<Integer> decoder,
      @Parameter(
              description = "The function applied after each hidden layer.",
              value = "leaky-relu")
          Activation activation,
      @Parameter(
              description =
                  "The deviation s of the decoder's normal law. The squared error counts 1 / (2 s^2)"
                      + " beside the divergence: a small one asks for items that are met closely, a"
                      + " large one for latent variables that follow their prior.",
              unit = "deviations of the data",
              value = "0.1",
              min = 1e-6,
              max = 1e6)
          double deviation,
      @Parameter(
              description =
                  "The law of z when samples are drawn: normal, which the model is about, or uniform"
                      + " on [-5, 5] in each variable, far into its tails.",
              value = "normal")
          LatentLaw latents,
      @Parameter(
              description =
                  "Whether samples are drawn from the decoder's normal law, as the model says, or"
                      + " are its means g(z).",
              value = "false")
          boolean noise,
      @Parameter(description = "Steps of the training.", unit = "steps", value = "10000", min = 1)
          int steps,
      @Parameter(
              description = "Items in a minibatch.",
              unit = "items",
              value = "128",
              min = 1,
              max = 1_000_000)
          int batch,
      @Parameter(
              description = "How both networks follow the gradient.",
              value = "{\"use\": \"adam\", \"learningRate\": 5e-4}")
          Part<TrainingContext, Optimizer> optimizer) {}

  @Override
  public Generator create(Parameters parameters, GeneratorContext context) {
    return new LayeredGenerator(
        context.dataset(),
        new LayeredGenerator.Settings(
            parameters.steps(),
            parameters.batch(),
            parameters.latents(),
            parameters.noise() ? parameters.deviation() : 0),
        objective(parameters, context.dataset().shape().dimension()));
  }

  /** The networks, and what they learn by. */
  static VariationalObjective objective(Parameters parameters, int dimension) {
    TrainingContext training = TrainingContext.of(parameters.steps(), parameters.batch());
    Learner decoder =
        Learner.perceptron(
            parameters.latent(),
            parameters.decoder(),
            dimension,
            parameters.activation(),
            0,
            parameters.optimizer().make(training));
    Learner encoder =
        Learner.perceptron(
            dimension,
            parameters.encoder(),
            2 * parameters.latent(),
            parameters.activation(),
            0,
            parameters.optimizer().make(training));
    return new VariationalObjective(decoder, encoder, parameters.deviation());
  }
}
