package org.langevin.metrics.onnxfeatures;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.metric.Features;
import org.langevin.api.metric.MetricContext;
import org.osgi.service.component.annotations.Component;

/** An output of a model of the user's, see {@link ModelFeatures}. */
@Component
@Extension(point = Features.POINT, id = "onnx", title = "An output of a model in the ONNX format")
public final class OnnxFeatures
    implements ExtensionFactory<OnnxFeatures.Parameters, MetricContext, Features> {
  /**
   * How a model in the ONNX format is used.
   *
   * @param file its path
   * @param output the name of the output that holds the features
   * @param height of the images it is given
   * @param width of the images it is given
   * @param range the item's values of black and white
   * @param mean for each channel
   * @param deviation for each channel
   */
  public record Parameters(
      @Parameter(description = "The path of a model in the ONNX format, such as Inception-v3.")
          String file,
      @Parameter(
              description =
                  "The name of the output that holds the features; the first if not given.",
              value = "null")
          String output,
      @Parameter(
              description =
                  "The height that images are resized to where the model takes any; 0 to leave it.",
              unit = "pixels",
              value = "0",
              min = 0,
              max = 10000)
          int height,
      @Parameter(
              description =
                  "The width that images are resized to where the model takes any; 0 to leave it.",
              unit = "pixels",
              value = "0",
              min = 0,
              max = 10000)
          int width,
      @Parameter(
              description =
                  "The values of black and white among the items, which become 0 and 1; as the"
                      + " dataset says if not given.",
              value = "null")
          double[] range,
      @Parameter(
              description =
                  "What is then subtracted, one value or one for each channel: .5 with deviation .5"
                      + " gives the range -1 to 1 of Inception-v3.",
              value = "[0.5]")
          double[] mean,
      @Parameter(
              description = "What it is then divided by, one value or one for each channel.",
              value = "[0.5]",
              moreThan = 0)
          double[] deviation) {}

  @Override
  public Features create(Parameters parameters, MetricContext context) {
    return new ModelFeatures(context, parameters);
  }
}
