package org.langevin.networks.ncsn;

import java.util.ArrayList;
import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.kit.score.OutputConversion;
import org.langevin.kit.score.Prediction;
import org.langevin.nn.Activation;
import org.langevin.nn.Dense;
import org.langevin.nn.Layer;
import org.langevin.nn.LayeredScore;
import org.langevin.nn.Linear;
import org.langevin.nn.NoiseEmbedding;
import org.langevin.nn.ParameterLayout;
import org.langevin.nn.Sequence;
import org.osgi.service.component.annotations.Component;

/**
 * The noise-conditional score network for points: hidden conditional linear layers
 *
 * <pre>h_i = phi(gamma_l W_i h_i-1 + beta_l)
 * </pre>
 *
 * <p>that consist of a linear map without bias and an embedding of the noise level with index l,
 * then an affine output. The text that describes it leaves open whether the embedding multiplies or
 * adds; both is the default, and contains either.
 */
@Component
@Extension(
    point = ScoreNetwork.POINT,
    id = "ncsn",
    title = "Noise-conditional score network (NCSN) of conditional linear layers",
    formula = "h_i = phi(gamma_l W_i h_(i-1) + beta_l) at noise level l",
    source = "Song and Ermon 2019")
public final class NoiseConditionalNetworkFactory
    implements ExtensionFactory<
        NoiseConditionalNetworkFactory.Parameters, NetworkContext, ScoreNetwork> {

  /** What the embedding of a noise level does to a layer. */
  public enum Embedding {
    /** Multiplies. */
    GAIN,
    /** Adds. */
    SHIFT,
    /** Multiplies, then adds. */
    GAIN_AND_SHIFT
  }

  /** The parameters of {@code ncsn}. */
  public record Parameters(
      @Parameter(
              description = "Widths of the conditional linear layers, the first next to the input.",
              unit = "neurons",
              value = "[128, 128]",
              min = 1,
              max = 65536)
          List<Integer> hidden,
      @Parameter(description = "The function applied after each of them.", value = "softplus")
          Activation activation,
      @Parameter(
              description =
                  "What the embedding of the noise level does: multiply (gain), add (shift), or"
                      + " both.",
              value = "gain-and-shift")
          Embedding embedding,
      @Parameter(description = OutputConversion.DESCRIPTION, value = "score")
          Prediction prediction) {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(NoiseLevels.class);
  }

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    NoiseLevels levels = context.levels().orElseThrow();
    Embedding embedding = parameters.embedding();
    int dimension = context.dataset().shape().dimension();
    ParameterLayout layout = new ParameterLayout();
    List<Layer> layers = new ArrayList<>();
    int width = dimension;
    for (int next : parameters.hidden()) {
      layers.add(new Linear(layout, width, next, Math.sqrt(6.0 / width)));
      layers.add(
          new NoiseEmbedding(
              layout,
              next,
              levels,
              embedding != Embedding.SHIFT,
              embedding != Embedding.GAIN,
              parameters.activation()));
      width = next;
    }
    layers.add(new Dense(layout, width, dimension, Activation.IDENTITY));
    return new LayeredScore(
        context.dataset().shape(),
        new NoiseLevel(context.levels()),
        layout,
        new Sequence(layers),
        OutputConversion.of(context, parameters.prediction(), "/prediction"),
        0);
  }
}
