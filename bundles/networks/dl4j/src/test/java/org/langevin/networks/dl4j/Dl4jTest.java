package org.langevin.networks.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.score.Batch;
import org.langevin.testkit.Buffers;
import org.langevin.testkit.NetworkContract;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.TestExperiment;
import org.langevin.testkit.TestSde;
import org.nd4j.linalg.activations.Activation;

class Dl4jTest {
  private static final Shape PLANE = Shape.point(2);

  @TempDir Path folder;

  @Test
  void anUnconditionalGraphKeepsTheContract() throws IOException {
    ScoreNetwork network = network(PLANE, Condition.NONE, dense(2), "flat");
    assertEquals(2 * 8 + 8 + 8 * 2 + 2, network.parameterCount());
    NetworkContract.holds(network, 1, 2e-3);
  }

  @Test
  void aConditionIsAFurtherColumn() throws IOException {
    ScoreNetwork network = network(PLANE, TestSde.TIME, dense(3), "flat");
    NetworkContract.holds(network, 2, 2e-3);
    assertTrue(differs(network));
  }

  @Test
  void aConditionIsASecondInput() throws IOException {
    ComputationGraphConfiguration graph =
        new NeuralNetConfiguration.Builder()
            .activation(Activation.TANH)
            .graphBuilder()
            .addInputs("x", "t")
            .addLayer("embedding", new DenseLayer.Builder().nIn(1).nOut(4).build(), "t")
            .addVertex("both", new MergeVertex(), "x", "embedding")
            .addLayer("hidden", new DenseLayer.Builder().nIn(6).nOut(5).build(), "both")
            .addLayer("linear", plain(5), "hidden")
            .addLayer("skip", plain(2), "x")
            .addVertex("score", new ElementWiseVertex(ElementWiseVertex.Op.Add), "linear", "skip")
            .setOutputs("score")
            .build();
    ScoreNetwork network = network(PLANE, NoiseLevel.ANY, graph, "flat");
    NetworkContract.holds(network, 3, 2e-3);
    assertTrue(differs(network));
  }

  private static DenseLayer plain(int inputs) {
    return new DenseLayer.Builder().nIn(inputs).nOut(2).activation(Activation.IDENTITY).build();
  }

  @Test
  void imagesHaveTheirChannelsFirstAndTheConditionLast() throws IOException {
    Shape shape = Shape.image(4, 3, 3);
    ComputationGraphConfiguration graph =
        new NeuralNetConfiguration.Builder()
            .convolutionMode(ConvolutionMode.Same)
            .graphBuilder()
            .addInputs("x")
            .addLayer("first", convolution(5, Activation.TANH), "x")
            .addLayer("second", convolution(3, Activation.IDENTITY), "first")
            .setOutputs("second")
            .setInputTypes(InputType.convolutional(4, 3, 4))
            .build();
    ScoreNetwork network = network(shape, TestSde.TIME, graph, "channels-first");
    NetworkContract.holds(network, 4, 2e-3);
    assertTrue(differs(network));

    // A change in one corner's colour is seen by its neighbours, and not at the other end.
    FloatBuffer parameters = initial(network);
    float[] image = new float[36];
    float[] before = score(network, parameters, image, .5f);
    image[2] = 1;
    float[] after = score(network, parameters, image, .5f);
    for (int i = 0; i < 36; i++) {
      boolean near = i / 9 <= 2;
      assertEquals(near, before[i] != after[i], "value " + i);
    }
  }

  private static ConvolutionLayer convolution(int channels, Activation activation) {
    return new ConvolutionLayer.Builder(3, 3).nOut(channels).activation(activation).build();
  }

  @Test
  void weightsComeFromTheStreamAlone() throws IOException {
    ScoreNetwork network = network(PLANE, Condition.NONE, dense(2), "flat");
    double[] first = Buffers.toArray(initial(network));
    double[] again = Buffers.toArray(initial(network(PLANE, Condition.NONE, dense(2), "flat")));
    assertArrayEquals(first, again, 0);
    double squares = 0;
    for (int i = 0; i < 16; i++) {
      squares += first[i] * first[i];
    }
    // 16 weights of variance 2 / (2 + 8).
    assertEquals(.2, squares / 16, .2);
    assertTrue(squares > 0);
  }

  @Test
  void aConfigurationMayStandInTheExperiment() {
    Dl4j factory = new Dl4j(List::of);
    String json = dense(2).toJson();
    Dl4j.Parameters parameters = Parameters.parse(factory, "{\"configuration\": " + json + "}");
    ScoreNetwork network = factory.create(parameters, TestExperiment.of(new Shaped(PLANE)));
    assertEquals(42, network.parameterCount());
  }

  @Test
  void jsonIsWrittenAsItIs() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("a \"b\"\\\n", List.of(1, 2.5, true, Map.of()));
    object.put("c", null);
    object.put("d", "e");
    assertEquals(
        "{\"a \\\"b\\\"\\\\\\u000a\":[1,2.5,true,{}],\"c\":null,\"d\":\"e\"}", JsonText.of(object));
  }

  @Test
  void saysWhatDoesNotFit() throws IOException {
    assertTrue(refusal(TestSde.TIME, dense(2)).contains("does not work with items"));
    assertTrue(refusal(Condition.NONE, dense(2, 3)).contains("has 3 values for each item"));
    ComputationGraphConfiguration loss =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("x")
            .addLayer("out", new OutputLayer.Builder().nIn(2).nOut(2).build(), "x")
            .setOutputs("out")
            .build();
    assertTrue(refusal(Condition.NONE, loss).contains("out has a loss of its own"));
    ComputationGraphConfiguration batch =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("x")
            .addLayer("norm", new BatchNormalization.Builder().nIn(2).nOut(2).build(), "x")
            .setOutputs("norm")
            .build();
    assertTrue(refusal(Condition.NONE, batch).contains("norm makes an item's score depend"));
    ComputationGraphConfiguration dropout =
        new NeuralNetConfiguration.Builder()
            .dropOut(.5)
            .graphBuilder()
            .addInputs("x")
            .addLayer("hidden", plain(2), "x")
            .setOutputs("hidden")
            .build();
    assertTrue(refusal(Condition.NONE, dropout).contains("hidden has dropout"));
    Files.writeString(folder.resolve("graph.json"), "{\"a\": ");
    Dl4j factory = new Dl4j(List::of);
    var broken = Parameters.of(factory, Map.of("file", folder.resolve("graph.json").toString()));
    var nothing = Parameters.of(factory);
    var context = TestExperiment.of(new Shaped(PLANE));
    assertEquals(
        "/file",
        assertThrows(InvalidExperimentException.class, () -> factory.create(broken, context))
            .parameter());
    assertThrows(InvalidExperimentException.class, () -> factory.create(nothing, context));
    var empty = Parameters.of(factory, Map.of("configuration", Map.of()));
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> factory.create(empty, context));
    assertEquals("/configuration", refusal.parameter());
    assertEquals(
        "this is no JSON of a ComputationGraphConfiguration:"
            + " networkInputs and networkOutputs have to be named",
        refusal.getMessage());
  }

  @Test
  void layersOnSameDiffAreRefused() {
    ComputationGraphConfiguration local =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("x")
            .addLayer(
                "attention", new SelfAttentionLayer.Builder().nIn(2).nOut(2).nHeads(1).build(), "x")
            .addLayer("last", new LastTimeStep(plain(2)), "attention")
            .setOutputs("last")
            .build();
    assertTrue(
        assertThrows(
                InvalidExperimentException.class,
                () -> network(PLANE, Condition.NONE, local, "flat"))
            .getMessage()
            .contains("attention is built on SameDiff"));
  }

  /** Its initialiser would run. */
  public static final class Stranger {
    static {
      System.setProperty("langevin.test.stranger", "loaded");
    }
  }

  @Test
  void classesThatAreNoPartOfAGraphAreNotLoaded() {
    Dl4j factory = new Dl4j(List::of);
    String json = dense(2).toJson();
    String name = "org.deeplearning4j.nn.conf.layers.DenseLayer";
    assertTrue(json.contains(name));
    String stranger = Stranger.class.getName();
    for (String changed :
        List.of(
            json.replace(name, stranger),
            json.replace(name, stranger).replace("@class", "\\u0040class"),
            json.replace("\"" + name, "\n\"" + stranger.replace(".", "\\u002e")))) {
      InvalidExperimentException refusal =
          assertThrows(
              InvalidExperimentException.class,
              () -> {
                Files.writeString(folder.resolve("graph.json"), changed);
                factory.create(
                    Parameters.of(factory, Map.of("file", folder.resolve("graph.json").toString())),
                    TestExperiment.of(new Shaped(PLANE)));
              });
      assertTrue(refusal.getMessage().contains(stranger), refusal.getMessage());
    }
    assertNull(System.getProperty("langevin.test.stranger"));
  }

  private String refusal(Condition conditioning, ComputationGraphConfiguration graph)
      throws IOException {
    return assertThrows(
            InvalidExperimentException.class, () -> network(PLANE, conditioning, graph, "flat"))
        .getMessage();
  }

  private static boolean differs(ScoreNetwork network) {
    FloatBuffer parameters = initial(network);
    float[] x = new float[network.shape().dimension()];
    return score(network, parameters, x, .2f)[0] != score(network, parameters, x, .8f)[0];
  }

  private static FloatBuffer initial(ScoreNetwork network) {
    FloatBuffer parameters = Buffers.zeros(network.parameterCount());
    network.initialize(parameters, RandomStream.of(1, "weights"));
    return parameters;
  }

  private static float[] score(
      ScoreNetwork network, FloatBuffer parameters, float[] x, float condition) {
    float[] score = new float[x.length];
    try (NetworkPass pass = network.open(parameters, 1)) {
      pass.forward(new Batch(1, x, new float[] {condition}), score);
    }
    return score;
  }

  private static ComputationGraphConfiguration dense(int inputs) {
    return dense(inputs, 2);
  }

  private static ComputationGraphConfiguration dense(int inputs, int outputs) {
    return new NeuralNetConfiguration.Builder()
        .activation(Activation.TANH)
        .graphBuilder()
        .addInputs("x")
        .addLayer("hidden", new DenseLayer.Builder().nIn(inputs).nOut(8).build(), "x")
        .addLayer(
            "score",
            new DenseLayer.Builder().nIn(8).nOut(outputs).activation(Activation.IDENTITY).build(),
            "hidden")
        .setOutputs("score")
        .build();
  }

  private ScoreNetwork network(
      Shape shape, Condition conditioning, ComputationGraphConfiguration graph, String layout)
      throws IOException {
    Path file = Files.writeString(folder.resolve("graph.json"), graph.toJson());
    Dl4j factory = new Dl4j(List::of);
    return factory.create(
        Parameters.of(factory, Map.of("file", file.toString(), "layout", layout)),
        TestExperiment.of(new Shaped(shape)).with(conditioning));
  }

  private record Shaped(Shape shape) implements Dataset {
    @Override
    public Items training() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aNd4jThatDoesNotStartIsToldInItsOwnWords() {
    Dl4j factory =
        new Dl4j(
            () -> {
              throw new IllegalStateException("ND4J does not start: no room");
            });
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () ->
                factory.create(
                    Parameters.of(factory, Map.of("configuration", Map.of())),
                    TestExperiment.of(new Shaped(PLANE))));
    assertEquals("ND4J does not start: no room", refusal.getMessage());
  }
}
