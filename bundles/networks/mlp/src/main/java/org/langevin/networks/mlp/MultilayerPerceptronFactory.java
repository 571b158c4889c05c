package org.langevin.networks.mlp;

import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Labels;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.kit.score.OutputConversion;
import org.langevin.kit.score.Prediction;
import org.langevin.nn.Activation;
import org.langevin.nn.ConditionFeatures;
import org.langevin.nn.GaussianFourierFeatures;
import org.langevin.nn.Layer;
import org.langevin.nn.LayeredScore;
import org.langevin.nn.ParameterLayout;
import org.langevin.nn.Perceptron;
import org.osgi.service.component.annotations.Component;

/**
 * A fully connected network
 *
 * <pre>F(x, c) = W_n h_n-1 + b_n, h_i = phi(W_i h_i-1 + b_i), h_0 = (x, features of c)
 * </pre>
 *
 * <p>which gives the score as {@link OutputConversion} says, by default F(x, c) / s(c) where the
 * deviation s(c) is known. The condition c is whatever the experiment conditions scores on. The
 * features of a time are the time itself or Gaussian Fourier features of it; those of a noise level
 * are the same of its logarithm. A class adds one feature for each class there is, 1 for an item's
 * own; where the class is not told all are 0.
 */
@Component
@Extension(
    point = ScoreNetwork.POINT,
    id = "mlp",
    title = "Fully connected network (MLP), with or without time or noise level",
    formula =
        "F(x, c) = W_n h_(n-1) + b_n, h_i = phi(W_i h_(i-1) + b_i), h_0 = " + "(x, features of c)")
public final class MultilayerPerceptronFactory
    implements ExtensionFactory<
        MultilayerPerceptronFactory.Parameters, NetworkContext, ScoreNetwork> {

  /** The parameters of {@code mlp}. */
  public record Parameters(
      @Parameter(
              description = "Widths of the hidden layers, the first one next to the input.",
              unit = "neurons",
              value = "[256, 256, 256]",
              min = 1,
              max = 65536)
          List<Integer> hidden,
      @Parameter(description = "The function applied after each hidden layer.", value = "relu")
          Activation activation,
      @Parameter(
              description =
                  "What the network is told beside x: none for nothing; left out, whatever the"
                      + " experiment conditions scores on.",
              value = "null")
          String conditioning,
      @Parameter(
              description =
                  "How many frequencies stand for the time or noise level: two features each. 0"
                      + " feeds in the number itself.",
              value = "0",
              min = 0,
              max = 65536)
          int fourierFrequencies,
      @Parameter(
              description = "Standard deviation of the frequencies.",
              unit = "turns per unit of time",
              value = "30",
              moreThan = 0)
          double fourierScale,
      @Parameter(
              description =
                  OutputConversion.DESCRIPTION
                      + "; left out, scaled-score wherever the"
                      + " deviation is known",
              value = "null")
          Prediction prediction,
      @Parameter(
              description =
                  "Whether the network is told the classes of items; the dataset must have them.",
              value = "false")
          boolean classes) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return parameters.classes() ? Requirements.of(Labels.class) : Requirements.NONE;
  }

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    Condition conditioning =
        ConditionFeatures.condition(context, parameters.conditioning(), "/conditioning");
    int classes = parameters.classes() ? classes(context.dataset()) : 0;
    ConditionFeatures features = features(parameters, conditioning).withClasses(classes);
    OutputConversion conversion =
        OutputConversion.of(context, parameters.prediction(), "/prediction");
    ParameterLayout layout = new ParameterLayout();
    Shape shape = context.dataset().shape().blocks(conditioning.blocks());
    Layer layers =
        Perceptron.of(
            layout,
            shape.dimension() + features.count(),
            parameters.hidden(),
            shape.dimension(),
            parameters.activation());
    return new LayeredScore(
        shape, conditioning, layout, new JoinedFeatures(layers, features), conversion, classes);
  }

  private static int classes(Dataset dataset) {
    return dataset.ability(Labels.class).orElseThrow().names().size();
  }

  private static ConditionFeatures features(Parameters parameters, Condition conditioning) {
    if (!conditioning.isGiven() || parameters.fourierFrequencies() == 0) {
      return ConditionFeatures.plain(conditioning);
    }
    return ConditionFeatures.fourier(
        conditioning,
        new GaussianFourierFeatures(parameters.fourierFrequencies(), parameters.fourierScale()));
  }
}
