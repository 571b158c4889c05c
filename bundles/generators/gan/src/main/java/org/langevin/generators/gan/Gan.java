package org.langevin.generators.gan;

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
 * A generative adversarial network (Goodfellow et al. 2014): a generator G turns z into samples, a
 * discriminator D tells them from data, and each learns against the other. Both are fully connected
 * networks; see {@link AdversarialObjective} for the losses. Items of any shape are one vector, and
 * standardised inside.
 */
@Component
@Extension(
    point = Generator.POINT,
    id = "gan",
    title = "Generative adversarial network (GAN)",
    formula =
        "x = G(z); D minimises -1/2 E log D(x) - 1/2 E log(1 - D(G(z))), and G minimises"
            + " -E log D(G(z))",
    source = "Goodfellow et al. 2014")
public final class Gan implements ExtensionFactory<Gan.Parameters, GeneratorContext, Generator> {
  private static final String ADAM = "{\"use\": \"adam\", \"learningRate\": 5e-4}";

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
                  "The law of z: standard normal, or uniform on [-5, 5] in each variable.",
              value = "normal")
          LatentLaw prior,
      @Parameter(
              description = "Widths of the generator's hidden layers, the first one next to z.",
              unit = "neurons",
              value = "[16, 32, 64, 128, 256]",
              min = 1,
              max = 65536)
          List<Integer> generator,
      @Parameter(
              description =
                  "Widths of the discriminator's hidden layers, the first one next to the item.",
              unit = "neurons",
              value = "[512, 256, 128, 64, 32, 16]",
              min = 1,
              max = 65536)
          List<Integer> discriminator,
      @Parameter(
              description = "The function applied after each hidden layer.",
              value = "leaky-relu")
          Activation activation,
      @Parameter(
              description =
                  "Share of the outputs of each of the discriminator's hidden layers that are"
                      + " dropped in training.",
              value = "0.3",
              min = 0,
              lessThan = 1)
          double dropout,
      @Parameter(
              description =
                  "Steps of the training, each one of the discriminator and then one of the"
                      + " generator.",
              unit = "steps",
              value = "10000",
              min = 1)
          int steps,
      @Parameter(
              description = "Items in a minibatch, and samples to tell from them.",
              unit = "items",
              value = "128",
              min = 1,
              max = 1_000_000)
          int batch,
      @Parameter(description = "How the generator follows its gradient.", value = ADAM)
          Part<TrainingContext, Optimizer> generatorOptimizer,
      @Parameter(description = "How the discriminator follows its gradient.", value = ADAM)
          Part<TrainingContext, Optimizer> discriminatorOptimizer) {}

  @Override
  public Generator create(Parameters parameters, GeneratorContext context) {
    return new LayeredGenerator(
        context.dataset(),
        new LayeredGenerator.Settings(
            parameters.steps(), parameters.batch(), parameters.prior(), 0),
        objective(parameters, context.dataset().shape().dimension()));
  }

  /** The networks, and what they learn by. */
  static AdversarialObjective objective(Parameters parameters, int dimension) {
    TrainingContext training = TrainingContext.of(parameters.steps(), parameters.batch());
    Learner generator =
        Learner.perceptron(
            parameters.latent(),
            parameters.generator(),
            dimension,
            parameters.activation(),
            0,
            parameters.generatorOptimizer().make(training));
    Learner discriminator =
        Learner.perceptron(
            dimension,
            parameters.discriminator(),
            1,
            parameters.activation(),
            parameters.dropout(),
            parameters.discriminatorOptimizer().make(training));
    return new AdversarialObjective(generator, discriminator, parameters.prior());
  }
}
