package org.langevin.metrics.onnxfeatures;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Features;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.Tasks;
import org.langevin.kit.metric.Values;

/**
 * An output of a model in the ONNX format, such as the last pooling layer of Inception-v3. Batches
 * run side by side, each on one thread, so that features do not depend on the number of threads.
 */
final class ModelFeatures implements Features {
  /** Items in one call of the model. */
  private static final int BATCH = 32;

  private final Shape shape;
  private final Dataset.Range range;
  private final String file;
  private final OnnxFeatures.Parameters settings;

  /**
   * Checks what can be checked without the model.
   *
   * @throws InvalidExperimentException if there is no readable file
   */
  ModelFeatures(MetricContext context, OnnxFeatures.Parameters settings) {
    this.file = settings.file();
    this.shape = context.shape();
    this.range = range(context, settings);
    this.settings = settings;
    if (!Files.isReadable(Path.of(file))) {
      throw new InvalidExperimentException("/file", "there is no readable file " + file);
    }
  }

  private static Dataset.Range range(MetricContext context, OnnxFeatures.Parameters settings) {
    if (settings.range() != null) {
      if (settings.range().length != 2 || settings.range()[0] >= settings.range()[1]) {
        throw new InvalidExperimentException(
            "/range", "give the value of black and the value of white, which is larger");
      }
      return new Dataset.Range(settings.range()[0], settings.range()[1]);
    }
    return context.dataset().map(Dataset::range).orElse(Dataset.Range.UNKNOWN);
  }

  @Override
  public String description() {
    return "output "
        + (settings.output() == null ? "" : settings.output() + " ")
        + "of the model "
        + Path.of(file).getFileName();
  }

  @Override
  public Items extract(Items items, String name, MetricInput input) {
    float[] values = Values.of(items, name);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setInterOpNumThreads(1);
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file, options)) {
        return new Run(environment, session, values).features(input);
      }
    } catch (OrtException e) {
      throw refused(e);
    }
  }

  private InvalidExperimentException refused(OrtException e) {
    InvalidExperimentException refused =
        new InvalidExperimentException(
            "/file", "ONNX Runtime cannot run the model " + file + ": " + e.getMessage());
    refused.initCause(e);
    return refused;
  }

  /** One pass of items through the model. */
  private final class Run {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final float[] items;
    private final String inputName;
    private final long[] inputShape;
    private final ModelInput images;
    private final int dimension;

    Run(OrtEnvironment environment, OrtSession session, float[] items) throws OrtException {
      this.environment = environment;
      this.session = session;
      this.items = items;
      this.inputName = session.getInputNames().iterator().next();
      this.inputShape = inputShape();
      this.images = shape.isImage() && inputShape.length == 4 ? images() : null;
      this.dimension = images == null ? shape.dimension() : images.dimension();
      if (settings.output() != null && !session.getOutputNames().contains(settings.output())) {
        throw new InvalidExperimentException(
            "/output",
            "the model has no output "
                + settings.output()
                + "; it has "
                + String.join(", ", session.getOutputNames()));
      }
    }

    private long[] inputShape() throws OrtException {
      if (session.getInputInfo().get(inputName).getInfo() instanceof TensorInfo tensor) {
        return tensor.getShape();
      }
      throw new InvalidExperimentException("/file", "the model's input is no tensor");
    }

    private ModelInput images() {
      boolean channelsFirst = isChannels(inputShape[1]) || !isChannels(inputShape[3]);
      int channels = (int) inputShape[channelsFirst ? 1 : 3];
      int height = length((int) inputShape[channelsFirst ? 2 : 1], settings.height(), 0);
      int width = length((int) inputShape[channelsFirst ? 3 : 2], settings.width(), 1);
      if (!range.isKnown()) {
        throw new InvalidExperimentException(
            "/range", "give the value of black and the value of white: two files do not tell them");
      }
      return new ModelInput(
          shape,
          Shape.image(height, width, channels > 0 ? channels : shape.length(2)),
          channelsFirst,
          settings,
          range.low(),
          range.high());
    }

    private static boolean isChannels(long length) {
      return length == 1 || length == 3;
    }

    /** The model's length, or where that is free the one asked for, or the item's. */
    private int length(int model, int asked, int axis) {
      if (model > 0) {
        return model;
      }
      return asked > 0 ? asked : shape.length(axis);
    }

    Items features(MetricInput input) {
      int count = items.length / shape.dimension();
      int batch = inputShape[0] > 0 ? (int) inputShape[0] : BATCH;
      float[][] batches = new float[(count + batch - 1) / batch][];
      Tasks.run(
          batches.length,
          "batches",
          input,
          index -> {
            int from = index * batch;
            batches[index] = features(from, Math.min(batch, count - from), batch);
          });
      int width = batches[0].length / Math.min(batch, count);
      float[] features = new float[count * width];
      for (int index = 0; index < batches.length; index++) {
        System.arraycopy(batches[index], 0, features, index * batch * width, batches[index].length);
      }
      return Items.of(Shape.point(width), features);
    }

    private float[] features(int from, int size, int batch) {
      // A model of fixed batches gets whole ones; what is too much of the last is dropped.
      int rows = inputShape[0] > 0 ? batch : size;
      float[] values = new float[rows * dimension];
      for (int i = 0; i < size; i++) {
        if (images == null) {
          System.arraycopy(items, (from + i) * dimension, values, i * dimension, dimension);
        } else {
          images.write(items, from + i, values, i * dimension);
        }
      }
      long[] tensorShape = tensorShape(rows);
      Set<String> wanted =
          settings.output() == null
              ? Set.of(session.getOutputNames().iterator().next())
              : Set.of(settings.output());
      try (OnnxTensor tensor =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), tensorShape);
          OrtSession.Result result = session.run(Map.of(inputName, tensor), wanted)) {
        FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] features = new float[output.remaining() / rows * size];
        output.get(features);
        return features;
      } catch (OrtException e) {
        throw refused(e);
      }
    }

    private long[] tensorShape(int rows) {
      long[] result = inputShape.clone();
      result[0] = rows;
      if (images != null) {
        images.describe(result);
        return result;
      }
      if (result.length == 2) {
        result[1] = dimension;
        return result;
      }
      long product = 1;
      for (int axis = 1; axis < result.length; axis++) {
        product *= result[axis];
      }
      if (product != dimension) {
        throw new InvalidExperimentException(
            "/file", "the model's input does not fit items of shape " + shape);
      }
      return result;
    }
  }
}
