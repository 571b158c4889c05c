package org.langevin.networks.dl4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffVertex;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
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
import org.langevin.numerics.Numerics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Any ComputationGraph of DL4J as a score network, given by the JSON that {@code
 * ComputationGraphConfiguration.toJson()} writes.
 *
 * <p>The first input is a matrix with an item in each row or, with {@code channels-first}, images
 * with the channels before the rows; the first output has the same form. What the score is
 * conditioned on, a time or the logarithm of a noise level, goes into a second input, a matrix of
 * one column, if the graph has one; otherwise it is put behind each item, as a further column or a
 * further channel. An unconditional score has neither. Outputs are plain layers without a loss, of
 * which there are plenty in Langevin.
 *
 * <p>Dropout and batch normalisation are refused: an item's score may depend on neither chance nor
 * the other items. So are layers that are built on SameDiff, such as attention, and any class in
 * the JSON that is no part of a graph. Weights are initialised after Glorot and Bengio (2010) from
 * the run's own random numbers, whatever the JSON says; its updaters and regularisation are not
 * used. There are no tangents, so that implicit and sliced score matching need another network.
 */
@Component
@Extension(point = ScoreNetwork.POINT, id = "dl4j", title = "Any DL4J computation graph")
public final class Dl4j implements ExtensionFactory<Dl4j.Parameters, NetworkContext, ScoreNetwork> {
  /** The form of the graph's first input and output. */
  public enum Layout {
    /** A matrix with an item in each row. */
    FLAT,
    /** Images whose channels come before their rows. */
    CHANNELS_FIRST
  }

  /** What can be chosen. */
  public record Parameters(
      @Parameter(description = "The graph as DL4J's JSON; or give a file.", value = "null")
          Map<String, Object> configuration,
      @Parameter(description = "The path of a file with the graph's JSON.", value = "null")
          String file,
      @Parameter(
              description =
                  "The form of the graph's first input and output: flat for a matrix with an item in"
                      + " each row, channels-first for images.",
              value = "flat")
          Layout layout,
      @Parameter(description = OutputConversion.DESCRIPTION + ".", value = "score")
          Prediction prediction) {}

  private final Numerics numerics;

  /** Starts ND4J when the first graph is made. */
  @Activate
  public Dl4j(@Reference Numerics numerics) {
    this.numerics = numerics;
  }

  @Override
  public ScoreNetwork create(Parameters parameters, NetworkContext context) {
    String pointer = parameters.file() == null ? "/configuration" : "/file";
    String json = json(parameters);
    start();
    ComputationGraphConfiguration graph = parse(pointer, json);
    check(pointer, graph);
    Shape shape = context.shape();
    boolean image = parameters.layout() == Layout.CHANNELS_FIRST;
    if (image && !context.dataset().shape().isImage()) {
      throw new InvalidExperimentException(
          "/layout", "items of shape " + shape + " are no images; take flat");
    }
    boolean conditional = context.condition() != Condition.NONE;
    int inputs = graph.getNetworkInputs().size();
    if (inputs > (conditional ? 2 : 1)) {
      throw new InvalidExperimentException(
          pointer,
          "the graph has "
              + inputs
              + " inputs, but "
              + (conditional ? "an item and its condition are two" : "an item is one"));
    }
    OutputConversion conversion =
        OutputConversion.of(context, parameters.prediction(), "/prediction");
    try {
      return new GraphNetwork(
          graph,
          shape,
          context.condition(),
          conversion,
          new GraphNetwork.Arrays(
              image ? shape.length(2) : 0, shape, conditional && inputs == 1, inputs == 2));
    } catch (InvalidExperimentException e) {
      throw new InvalidExperimentException(pointer, e.getMessage());
    } catch (RuntimeException e) {
      // DL4J tells by exceptions of many kinds that a graph does not fit its input.
      throw refused(
          pointer, "the graph does not work with items of shape " + shape + ": " + message(e), e);
    }
  }

  private void start() {
    try {
      numerics.start();
    } catch (IllegalStateException e) {
      throw refused("", e.getMessage(), e);
    }
  }

  private static String json(Parameters parameters) {
    if ((parameters.file() == null) == (parameters.configuration() == null)) {
      throw new InvalidExperimentException(
          "/configuration", "give the graph's JSON either as configuration or in a file");
    }
    if (parameters.configuration() != null) {
      return JsonText.of(parameters.configuration());
    }
    try {
      return Files.readString(Path.of(parameters.file()));
    } catch (IOException e) {
      throw refused("/file", "the file " + parameters.file() + " cannot be read", e);
    }
  }

  private static ComputationGraphConfiguration parse(String pointer, String json) {
    ClassNames.foreign(json)
        .ifPresent(
            name -> {
              throw new InvalidExperimentException(
                  pointer,
                  "the class "
                      + name
                      + " is no part of a graph; only layers, vertices and what they hold may be"
                      + " named, of the packages of DL4J and ND4J");
            });
    try {
      ComputationGraphConfiguration graph = ComputationGraphConfiguration.fromJson(json);
      if (isEmpty(graph.getNetworkInputs()) || isEmpty(graph.getNetworkOutputs())) {
        throw new IllegalArgumentException("networkInputs and networkOutputs have to be named");
      }
      return graph;
    } catch (RuntimeException e) {
      throw refused(
          pointer, "this is no JSON of a ComputationGraphConfiguration: " + message(e), e);
    }
  }

  private static boolean isEmpty(List<String> names) {
    return names == null || names.isEmpty();
  }

  private static String message(Throwable e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private static InvalidExperimentException refused(
      String pointer, String message, Throwable cause) {
    InvalidExperimentException refused = new InvalidExperimentException(pointer, message);
    refused.initCause(cause);
    return refused;
  }

  private static void check(String pointer, ComputationGraphConfiguration graph) {
    for (Map.Entry<String, GraphVertex> vertex : graph.getVertices().entrySet()) {
      if (vertex.getValue() instanceof LayerVertex layerVertex) {
        check(pointer, vertex.getKey(), layerVertex.getLayerConf().getLayer());
      } else if (vertex.getValue() instanceof SameDiffVertex) {
        throw needsSameDiff(pointer, "vertex", vertex.getKey());
      }
    }
  }

  private static InvalidExperimentException needsSameDiff(
      String pointer, String kind, String name) {
    return new InvalidExperimentException(
        pointer,
        "the "
            + kind
            + " "
            + name
            + " is built on SameDiff, which is not part of Langevin; take layers of another kind,"
            + " for example dense, convolutional or recurrent ones");
  }

  private static void check(String pointer, String name, Layer layer) {
    if (layer instanceof BaseWrapperLayer wrapper) {
      check(pointer, name, wrapper.getUnderlying());
    }
    if (layer instanceof AbstractSameDiffLayer) {
      throw needsSameDiff(pointer, "layer", name);
    }
    if (layer instanceof BaseOutputLayer || layer instanceof LossLayer) {
      throw new InvalidExperimentException(
          pointer,
          "the layer "
              + name
              + " has a loss of its own; end the graph in a plain layer, for example a dense one");
    }
    if (layer instanceof BatchNormalization) {
      throw new InvalidExperimentException(
          pointer,
          "the layer " + name + " makes an item's score depend on the batch; leave it out");
    }
    if (layer.getIDropout() != null) {
      throw new InvalidExperimentException(
          pointer,
          "the layer " + name + " has dropout, which no score may depend on; leave it out");
    }
  }
}
