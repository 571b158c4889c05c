package org.langevin.networks.unet;

import java.util.List;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.kit.score.OutputConversion;
import org.langevin.kit.score.Prediction;
import org.langevin.nn.ConditionFeatures;
import org.langevin.nn.GaussianFourierFeatures;
import org.langevin.nn.ImageSize;
import org.langevin.nn.LayeredScore;
import org.langevin.nn.ParameterLayout;
import org.osgi.service.component.annotations.Component;

/**
 * The time-dependent U-Net of Song et al. 2021 in its small form for 28 x 28 images: convolutions
 * with 3 x 3 filters halve the image level by level, transposed convolutions double it again and
 * see the image of the same level on the way down. At each level an affine function of the embedded
 * condition is added to the channels before group normalisation and swish.
 */
@Component
@Extension(
    point = ScoreNetwork.POINT,
    id = "unet",
    title = "U-Net for images, with time or noise level",
    source = "Song et al. 2021")
public final class UNetFactory
    implements ExtensionFactory<UNetFactory.Parameters, NetworkContext, ScoreNetwork> {
  /** What divides the number of channels, for as many groups. */
  private static final int CHANNELS = 16;

  /** The parameters of {@code unet}. */
  public record Parameters(
      @Parameter(
              description =
                  "Channels of the levels on the way down, each a multiple of 16; each level after"
                      + " the first halves height and width.",
              value = "[32, 64, 128, 256]",
              min = 16,
              max = 4096)
          List<Integer> channels,
      @Parameter(
              description = "Length of the embedded condition, an even number.",
              value = "256",
              min = 2,
              max = 65536)
          int embedding,
      @Parameter(
              description = "Standard deviation of the frequencies of the Fourier features.",
              unit = "turns per unit of time",
              value = "30",
              moreThan = 0)
          double fourierScale,
      @Parameter(
              description =
                  "What the network is told beside x: none for nothing; left out, whatever the"
                      + " experiment conditions scores on.",
              value = "null")
          String conditioning,
      @Parameter(
              description =
                  OutputConversion.DESCRIPTION
                      + "; left out, scaled-score wherever the"
                      + " deviation is known",
              value = "null")
          Prediction prediction) {}

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    List<Integer> channels = parameters.channels();
    check(parameters, context.dataset().shape());
    Condition conditioning =
        ConditionFeatures.condition(context, parameters.conditioning(), "/conditioning");
    Shape shape = context.dataset().shape().blocks(conditioning.blocks());
    ConditionFeatures features =
        ConditionFeatures.fourier(
            conditioning,
            new GaussianFourierFeatures(parameters.embedding() / 2, parameters.fourierScale()));
    ParameterLayout layout = new ParameterLayout();
    ImageSize size = new ImageSize(shape.length(0), shape.length(1), shape.length(2));
    return new LayeredScore(
        shape,
        conditioning,
        layout,
        new UNet(layout, size, channels, features, parameters.embedding()),
        OutputConversion.of(context, parameters.prediction(), "/prediction"),
        0);
  }

  private static void check(Parameters parameters, Shape shape) {
    List<Integer> channels = parameters.channels();
    if (channels.size() < 2) {
      throw new InvalidExperimentException(
          "/channels", "a U-Net has at least 2 levels, but there are " + channels.size());
    }
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i) % CHANNELS != 0) {
        throw new InvalidExperimentException(
            "/channels/" + i,
            "the channels of a level are a multiple of "
                + CHANNELS
                + ", but these are "
                + channels.get(i));
      }
    }
    if (parameters.embedding() % 2 != 0) {
      throw new InvalidExperimentException(
          "/embedding",
          "half of the embedding are sines, the other half cosines: take an even number, not "
              + parameters.embedding());
    }
    if (!shape.isImage()) {
      throw new InvalidExperimentException(
          "a U-Net needs images of 1 or 3 channels, but the dataset has items of shape "
              + shape
              + "; use an image dataset, or the network mlp");
    }
    int side = UNet.smallestSide(channels.size());
    if (shape.length(0) < side || shape.length(1) < side) {
      throw new InvalidExperimentException(
          "/channels",
          channels.size()
              + " levels need images of at least "
              + side
              + " x "
              + side
              + " pixels, but the dataset's have "
              + shape.length(0)
              + " x "
              + shape.length(1)
              + "; take fewer levels or larger images");
    }
  }
}
