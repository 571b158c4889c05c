package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.dataset.Items;
import org.langevin.api.guidance.Guidance;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.kit.score.FunctionScore;
import org.langevin.workbench.internal.sampling.SamplingEngine;

/** Classes through training and sampling, and guidance by them. */
class ClassesTest extends RealExperiments {
  private static final String TWO =
      "'dataset': {'use': 'gaussian-mixture', 'means': [[-4], [4]], 'weights': [0.3, 0.7],"
          + " 'count': 4000}";
  private static final String EXACT = "'network': {'use': 'exact', 'classes': true}";

  /** Keeps the score and knows no density. */
  @Extension(point = Guidance.POINT, id = "opaque", title = "Opaque")
  static final class Opaque implements ExtensionFactory<Opaque.Nothing, SamplerContext, Guidance> {
    record Nothing() {}

    @Override
    public Guidance create(Nothing parameters, SamplerContext context) {
      return score ->
          new FunctionScore(
              score.shape(),
              score.condition(),
              (batch, target) -> score.open(batch.size()).forward(batch, target));
    }
  }

  @BeforeEach
  void addOpaque() {
    FakePlugins.add(registry, "guidance", "opaque", new Opaque());
  }

  private static double positive(Items items) {
    int count = 0;
    for (float x : items.toArray()) {
      count += x > 0 ? 1 : 0;
    }
    return (double) count / items.size();
  }

  private static double mean(Items items) {
    double sum = 0;
    for (float x : items.toArray()) {
      sum += x;
    }
    return sum / items.size();
  }

  @Test
  void samplesAreOfTheirClasses() throws Exception {
    Composition composition =
        compose(
            TWO,
            EXACT,
            "'samplers': ["
                + "{'use': 'ula', 'steps': 300, 'step': 0.05, 'count': 4000},"
                + "{'use': 'ula', 'steps': 300, 'step': 0.05, 'count': 1000, 'class': 'component 1'},"
                + "{'use': 'ula', 'steps': 300, 'step': 0.05, 'count': 1000, 'class': 1}]");
    FloatBuffer none = FloatBuffer.allocate(0);
    Items any = draw(composition, none, 0, 2).result().samples();
    int second = 0;
    for (int i = 0; i < any.size(); i++) {
      float[] x = new float[1];
      any.copy(i, x, 0);
      assertEquals(x[0] > 0 ? 1 : 0, any.label(i), "sample " + i + " at " + x[0]);
      second += any.label(i);
    }
    assertEquals(0.7, second / 4000.0, 0.03, "classes are as frequent as in training");
    assertEquals(0, positive(draw(composition, none, 1, 2).result().samples()));
    assertEquals(1, positive(draw(composition, none, 2, 2).result().samples()));
    assertArrayEquals(
        any.toArray(), draw(composition, none, 0, 1).result().samples().toArray(), "on one thread");
  }

  @Test
  void guidanceSharpensAndIsCounted() throws Exception {
    String data = "'dataset': {'use': 'gaussian-mixture', 'means': [[-1], [1]], 'count': 1000}";
    Composition composition =
        compose(
            data,
            EXACT,
            "'samplers': ["
                + "{'use': 'ula', 'steps': 400, 'step': 0.05, 'count': 4000, 'class': 1},"
                + "{'use': 'ula', 'steps': 400, 'step': 0.05, 'count': 4000, 'class': 1,"
                + " 'guidance': [{'use': 'classifier-free', 'scale': 3}]},"
                + "{'use': 'parallel-tempering', 'steps': 400, 'temperatures': [2, 1], 'count': 500,"
                + " 'class': 1, 'guidance': [{'use': 'classifier-free', 'scale': 0}]}]");
    FloatBuffer none = FloatBuffer.allocate(0);
    SamplingEngine.Drawn plain = draw(composition, none, 0, 2);
    SamplingEngine.Drawn guided = draw(composition, none, 1, 2);
    // p(x) p(y|x)^3 for equal N(+-1, 1): log p(y|x) = -log(1 + e^(-2x)).
    double mass = 0;
    double moment = 0;
    for (double x = -8; x < 10; x += 1e-3) {
      double p = Math.exp(-(x + 1) * (x + 1) / 2) + Math.exp(-(x - 1) * (x - 1) / 2);
      double density = p * Math.pow(1 + Math.exp(-2 * x), -3);
      mass += density;
      moment += x * density;
    }
    assertEquals(1, mean(plain.result().samples()), 0.05);
    assertEquals(moment / mass, mean(guided.result().samples()), 0.05);
    assertEquals(400, plain.result().evaluations());
    assertEquals(800, guided.result().evaluations(), "each step asks the network twice");
    assertEquals(0.5, positive(draw(composition, none, 2, 2).result().samples()), 0.08);
  }

  @Test
  void aNetworkLearnsClassesAndWhatTheyHaveInCommon() throws Exception {
    Composition composition =
        compose(
            TWO,
            "'network': {'use': 'mlp', 'hidden': [64, 64], 'activation': 'swish', 'classes': true}",
            "'loss': {'use': 'denoising', 'sigma': 2}",
            "'training': {'steps': 1500, 'batch': 128, 'unlabelled': 0.3, 'averaging': null}",
            "'samplers': ["
                + "{'use': 'ula', 'steps': 300, 'step': 0.2, 'count': 2000, 'class': 0},"
                + "{'use': 'ula', 'steps': 300, 'step': 0.2, 'count': 2000, 'class': 1},"
                + "{'use': 'ula', 'steps': 300, 'step': 0.2, 'count': 2000,"
                + " 'start': {'use': 'normal', 'deviation': 4},"
                + " 'guidance': [{'use': 'classifier-free', 'scale': 0}]}]");
    FloatBuffer parameters = train(composition).last();
    Items first = draw(composition, parameters, 0, 2).result().samples();
    Items second = draw(composition, parameters, 1, 2).result().samples();
    // With the noise of the loss they are normal of variance 5.
    assertEquals(0.037, positive(first), 0.03);
    assertEquals(0.963, positive(second), 0.03);
    assertEquals(-4, mean(first), 0.3);
    assertEquals(4, mean(second), 0.3);
    double share = positive(draw(composition, parameters, 2, 2).result().samples());
    assertTrue(share > 0.2 && share < 0.8, "the share of the second: " + share);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    String sampler = "'samplers': [{'use': 'ula', 'class': %s}]";
    assertEquals(
        "mine.json#/samplers/0/class: the network is not told classes, so its samples cannot be of"
            + " one; leave this out, or train a network with classes, such as"
            + " {\"use\": \"mlp\", \"classes\": true}",
        refusal(TWO, "'network': {'use': 'exact'}", sampler.formatted("1")));
    for (String asked : List.of("2", "-1", "'component 3'", "0.5", "[1]")) {
      assertEquals(
          "mine.json#/samplers/0/class: there is no class "
              + asked.replace('\'', '"')
              + "; give a number from 0 to 1 or one of component 1, component 2",
          refusal(TWO, EXACT, sampler.formatted(asked)));
    }
    assertEquals(
        "mine.json#/samplers/0/guidance/0: the guidance classifier-free needs scores of single"
            + " classes (of a network with \"classes\": true), which the network exact lacks; of"
            + " the installed, these may offer it: empirical",
        refusal(
            TWO,
            "'network': {'use': 'exact'}",
            "'samplers': [{'use': 'ula', 'guidance': [{'use': 'classifier-free'}]}]"));
    assertEquals(
        "mine.json#/training/unlabelled: the network mlp is not told classes, so there are none to"
            + " withhold; leave this out, or let the network have them, as"
            + " {\"use\": \"mlp\", \"classes\": true} does",
        refusal(
            TWO,
            "'network': {'use': 'mlp'}, 'loss': {'use': 'denoising'}",
            "'training': {'steps': 1, 'unlabelled': 0.1}"));
    assertEquals(
        "mine.json#/network: the network mlp needs class labels, which the dataset swiss-roll"
            + " lacks; of the installed, these offer it: discrete, fashion-mnist,"
            + " gaussian-mixture, star",
        refusal(
            "'dataset': {'use': 'swiss-roll'}",
            "'network': {'use': 'mlp', 'classes': true}, 'loss': {'use': 'denoising'}",
            "'training': {'steps': 1}"));
    assertEquals(
        "mine.json#/samplers/0/guidance: the sampler parallel-tempering needs the density of what"
            + " it samples, which is not known under this guidance; choose a sampler that needs the"
            + " score alone",
        refusal(
            TWO,
            EXACT,
            "'samplers': [{'use': 'parallel-tempering', 'guidance': [{'use': 'opaque'}]}]"));
  }
}
