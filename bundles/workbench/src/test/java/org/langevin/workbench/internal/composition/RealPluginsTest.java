package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.Sweeps;
import org.langevin.workbench.internal.gallery.Gallery;
import org.langevin.workbench.internal.sampling.SamplingEngine;

/** How the plugins of the distribution fit together, and what is said where they do not. */
class RealPluginsTest extends RealExperiments {
  private static final Path GALLERY = Path.of("../../distribution/src/main/resources/gallery");

  private static final String MIXTURE = "'dataset': {'use': 'gaussian-mixture', 'means': [[0]]}";

  private static final String ROLL = "'dataset': {'use': 'swiss-roll'}";
  private static final String EXACT = "'network': {'use': 'exact'}";
  private static final String MLP =
      "'network': {'use': 'mlp'}, 'loss': {'use': 'denoising'}, 'training': {'steps': 1}";

  @TestFactory
  Stream<DynamicTest> everyEntryOfTheGalleryComposesToItself() {
    Experiments gallery = new Gallery(composer(), GALLERY);
    assertTrue(gallery.gallery().size() > 10);
    return gallery.gallery().stream()
        .flatMap(
            entry ->
                entry.profiles().stream()
                    .map(
                        profile ->
                            DynamicTest.dynamicTest(
                                entry.id() + " " + profile, () -> check(entry.id(), profile))));
  }

  private void check(String id, String profile) throws Exception {
    Experiments gallery = new Gallery(composer(), GALLERY);
    Experiment experiment = gallery.load(id, profile, Map.of(), OptionalLong.empty());
    if (experiment.document().remove(Sweeps.MEMBER) != null) {
      // What is expected of a sweep is about its trials.
      experiment.document().remove("expect");
    }
    Composition composition = composer().compose(experiment, Progress.NONE);
    assertEquals(
        composition.resolved().get("experiment"),
        composer()
            .recompose(id, composition.resolved(), Progress.NONE)
            .resolved()
            .get("experiment"));
  }

  @ParameterizedTest
  @MethodSource("lacks")
  void whatAPluginLacksIsSaidWithThoseThatOfferIt(List<String> members, String message) {
    assertEquals("mine.json#" + message, refusal(members.toArray(String[]::new)));
  }

  static Stream<Arguments> lacks() {
    return Stream.of(
        lack(
            "/network: the network exact needs an exact density and score of its perturbed items"
                + ", which the dataset swiss-roll lacks; of the installed, these offer it: banana, discrete, gaussian-mixture, star",
            ROLL,
            EXACT,
            "'samplers': [{'use': 'mala'}]"),
        lack(
            "/metrics/0: the metric mode-weights needs known modes and weights"
                + ", which the dataset swiss-roll lacks; of the installed, these offer it: discrete, gaussian-mixture, star",
            ROLL,
            MLP,
            "'samplers': [{'use': 'ula'}], 'metrics': [{'use': 'mode-weights'}]"),
        lack(
            "/metrics/0: the metric kernel-stein-discrepancy needs an exact density and score of its perturbed items"
                + ", which the dataset swiss-roll lacks; of the installed, these offer it: banana, discrete, gaussian-mixture, star",
            ROLL,
            MLP,
            "'samplers': [{'use': 'ula'}], 'metrics': [{'use': 'kernel-stein-discrepancy'}]"),
        lack(
            "/metrics/0: the metric fisher-divergence needs an exact density and score of its perturbed items"
                + ", which the dataset swiss-roll lacks; of the installed, these offer it: banana, discrete, gaussian-mixture, star",
            ROLL,
            MLP,
            "'samplers': [{'use': 'ula'}], 'metrics': [{'use': 'fisher-divergence'}]"),
        lack(
            "/metrics/0/features: the features classifier needs class labels"
                + ", which the dataset swiss-roll lacks; of the installed, these offer it: discrete, fashion-mnist, gaussian-mixture, star",
            ROLL,
            MLP,
            "'samplers': [{'use': 'ula'}], 'metrics': [{'use': 'frechet-distance', 'features': {'use': 'classifier'}}]"),
        lack(
            "/samplers/0: the sampler euler-maruyama needs an SDE"
                + ", which this experiment lacks; of the installed, these offer it: anisotropic, brownian, critically-damped, ornstein-uhlenbeck, simple; add one, such as \"sde\": {\"use\":\"anisotropic\"}",
            MIXTURE,
            EXACT,
            "'samplers': [{'use': 'euler-maruyama'}]"),
        lack(
            "/samplers/0: the sampler predictor-corrector needs an SDE"
                + ", which this experiment lacks; of the installed, these offer it: anisotropic, brownian, critically-damped, ornstein-uhlenbeck, simple; add one, such as \"sde\": {\"use\":\"anisotropic\"}",
            MIXTURE,
            EXACT,
            "'samplers': [{'use': 'predictor-corrector'}]"),
        lack(
            "/samplers/0: the sampler predictor-corrector needs Gaussian marginals (a drift linear in x,"
                + " equal in all components), which the sde critically-damped lacks; of the installed,"
                + " these offer it: brownian, ornstein-uhlenbeck, simple",
            MIXTURE,
            EXACT,
            "'sde': {'use': 'critically-damped'}, 'samplers': [{'use': 'predictor-corrector'}]"),
        lack(
            "/samplers/0: the sampler parallel-tempering needs an energy"
                + ", which the network mlp lacks; of the installed, these offer it: mixture-energy, and perhaps empirical",
            ROLL,
            MLP,
            "'samplers': [{'use': 'parallel-tempering'}]"),
        lack(
            "/loss: the loss time-denoising needs an SDE"
                + ", which this experiment lacks; of the installed, these offer it: anisotropic, brownian, critically-damped, ornstein-uhlenbeck, simple; add one, such as \"sde\": {\"use\":\"anisotropic\"}",
            ROLL,
            "'network': {'use': 'mlp'}, 'loss': {'use': 'time-denoising'}, 'training': {'steps': 1}"),
        lack(
            "/loss: the loss explicit needs an exact density and score"
                + ", which the dataset swiss-roll lacks; of the installed, these offer it: banana, cauchy, discrete, gaussian-mixture, star",
            ROLL,
            "'network': {'use': 'mlp'}, 'loss': {'use': 'explicit'}, 'training': {'steps': 1}"),
        lack(
            "/loss: the loss contrastive-divergence needs an energy"
                + ", which the network mlp lacks; of the installed, these offer it: mixture-energy, and perhaps empirical",
            ROLL,
            "'network': {'use': 'mlp'}, 'loss': {'use': 'contrastive-divergence'}, 'training': {'steps': 1}"),
        lack(
            "/network: the network ncsn needs noise levels"
                + ", which the loss denoising lacks; of the installed, these offer it: ncsn",
            ROLL,
            "'network': {'use': 'ncsn'}, 'loss': {'use': 'denoising'}, 'training': {'steps': 1}"),
        lack(
            "/network: the network exact needs an SDE"
                + ", which this experiment lacks; of the installed, these offer it: anisotropic, brownian, critically-damped, ornstein-uhlenbeck, simple; add one, such as \"sde\": {\"use\":\"anisotropic\"}",
            MIXTURE,
            "'network': {'use': 'exact', 'condition': 'time'}, 'samplers': [{'use': 'ula'}]"),
        lack(
            "/samplers/0/levels: the loss has no noise levels: give those to sample at",
            MIXTURE,
            EXACT,
            "'samplers': [{'use': 'annealed-langevin'}]"),
        lack(
            "/samplers/0/network: the network exact needs an exact density and score of its perturbed items"
                + ", which the dataset swiss-roll lacks; of the installed, these offer it: banana, discrete, gaussian-mixture, star",
            ROLL,
            MLP,
            "'samplers': [{'use': 'annealed-langevin', 'network': {'use': 'exact', 'condition': 'noise'}}]"));
  }

  private static Arguments lack(String message, String... members) {
    return Arguments.of(List.of(members), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/network | 4295360514 parameters, which need 17 GB of memory |"
            + " 'network': {'use': 'mlp', 'hidden': [65536, 65536]}",
        "/network | 400120002 parameters need 8.0 GB of memory outside the heap |"
            + " 'network': {'use': 'mlp', 'hidden': [20000, 20000]}",
        "/training/batch | a minibatch of 2147483647 needs |"
            + " 'training': {'steps': 1, 'batch': 2147483647}",
        "/dataset/count | the training items (100000000 x 100 numbers) need 40 GB |"
            + " 'dataset': {'use': 'banana', 'dimension': 100, 'count': 100000000}"
      })
  void whatDoesNotFitIntoMemoryIsRefusedBeforeItIsAskedFor(
      String pointer, String words, String member) throws Exception {
    ObjectNode document = document(ROLL, MLP);
    document.setAll(document(member));
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> composer().compose(new Experiment("large", "", document), Progress.NONE));
    assertEquals(pointer, refusal.problems().get(0).pointer(), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'dataset': {'use': 'fashion-mnist'} | 'network': {'use': 'unet'}"
            + " | 'loss': {'use': 'time-denoising'}",
        "'dataset': {'use': 'star'} | 'network': {'use': 'ncsn'} | 'loss': {'use': 'ncsn'}",
        "'dataset': {'use': 'star'} | 'network': {'use': 'mlp'} | 'loss': {'use': 'sliced'}"
      })
  void networksOfLayersKnowTheMemoryOfAPass(String dataset, String network, String loss)
      throws Exception {
    String sde =
        loss.contains("time") ? "'sde': {'use': 'simple'}" : "'description': 'without an SDE'";
    ScoreNetwork made =
        compose(dataset, sde, network, loss, "'training': {'steps': 1}").network().orElseThrow();
    long small = made.passMemory(64);
    // at the least what lies between two layers of this network
    assertTrue(small > 64L * 4 * made.shape().dimension(), () -> "bytes: " + small);
    assertEquals(2 * small, made.passMemory(128), 0.2 * small);
  }

  @Test
  void moreSamplesThanAnArrayHoldsAreRefused() {
    String message =
        refusal(
            "'dataset': {'use': 'fashion-mnist'}",
            MLP,
            "'samplers': [{'use': 'ula', 'count': 10000000}]");
    assertTrue(
        message.startsWith("mine.json#/samplers/0/count: the samples (10000000 x 784 numbers)"),
        message);
  }

  @Test
  void eachWorkerHasAGradient() throws Exception {
    Composition composition = compose(ROLL, MLP);
    Experiment experiment = new Experiment("mine.json", "", document(ROLL, MLP));
    composer().check(experiment, composition, 2);
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> composer().check(experiment, composition, 1_000_000));
    assertEquals("/network", refusal.problems().get(0).pointer());
  }

  @ParameterizedTest
  @CsvSource({"0.5, false", "0.001, false", "0.3, true", "0, true"})
  void aHeldOutShareLeavesAMinibatchAndSomethingToWatch(double share, boolean accepted)
      throws Exception {
    ObjectNode document = document("'dataset': {'use': 'swiss-roll', 'count': 100}", MLP);
    ((ObjectNode) document.get("training")).put("heldOut", share);
    Experiment experiment = new Experiment("mine.json", "", document);
    Composition composition = composer().compose(experiment, Progress.NONE);
    if (accepted) {
      composer().check(experiment, composition, 1);
      return;
    }
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class, () -> composer().check(experiment, composition, 1));
    assertEquals("/training/heldOut", refusal.problems().get(0).pointer());
  }

  /** A sampler of one bundle over a kernel of another draws from the law of the data. */
  @ParameterizedTest
  @ValueSource(strings = {"mala", "ula"})
  void aSamplerRunsOverAKernelOfAnotherBundle(String kernel) throws Exception {
    Composition composition =
        compose(
            "'dataset': {'use': 'gaussian-mixture', 'means': [[-4], [4]], 'weights': [0.2, 0.8]}",
            "'network': {'use': 'exact', 'condition': 'noise'}",
            "'samplers': [{'use': 'annealed-langevin', 'steps': 30, 'count': 5000,"
                + " 'levels': [8, 6, 4.5, 3.4, 2.5, 1.9, 1.4, 1.1, 0.8, 0.6, 0.4, 0.3],"
                + " 'start': {'use': 'normal', 'deviation': 8}, 'kernel': {'use': '%s', 'step': 0.03}}]"
                    .formatted(kernel));
    assertEquals(
        kernel + "@1.0.0",
        composition.resolved().at("/experiment/samplers/0/kernel/use").textValue());
    assertEquals("/samplers/0/kernel", composition.resolved().at("/plugins/3/pointer").textValue());
    SamplingEngine.Drawn drawn = draw(composition, FloatBuffer.allocate(0), 0, 2);
    int negative = 0;
    for (float x : drawn.result().samples().toArray()) {
      negative += x < 0 ? 1 : 0;
    }
    assertEquals(0.2, negative / 5000.0, 0.03, "the share of the lighter mode");
    assertTrue(
        drawn
            .diagnostics()
            .containsKey(kernel.equals("mala") ? "acceptance-rate" : "drift-to-noise"));
  }

  @Test
  void aKernelThatIsNotThereIsNamed() {
    assertEquals(
        "mine.json#/samplers/0/kernel/use: there is no kernel mola; did you mean mala?",
        refusal(
            MIXTURE,
            "'network': {'use': 'exact', 'condition': 'noise'}",
            "'samplers': [{'use': 'annealed-langevin', 'levels': [1],"
                + " 'kernel': {'use': 'mola'}}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'law': 'uniform', 'low': -7} | : {'use':'uniform','low':-7}",
        "{'law': 'point', 'point': [1, 2]} | : {'use':'point','point':[1,2]}",
        "{'deviation': 20} | : {'use':'normal','deviation':20}",
        "{'use': 7, 'high': 2} | : {'use':'uniform','high':2}",
        "{'low': -7, 'deviation': 20} | ''",
        "{} | ''"
      })
  void aPartThatNamesNoExtensionIsToldTheOneThatItMeans(String start, String example) {
    assertEquals(
        "mine.json#/samplers/0/start/use: name the start to use, as text%s; installed are: normal, point, uniform"
            .formatted(example.replace('\'', '"')),
        refusal(MIXTURE, EXACT, "'samplers': [{'use': 'ula', 'start': %s}]".formatted(start)));
  }

  @Test
  void aStartThatDoesNotFitIsRefusedAtItsPlace() {
    assertEquals(
        "mine.json#/samplers/0/start/point: a start at one point needs 1 numbers, but there are 2",
        refusal(
            MIXTURE,
            EXACT,
            "'samplers': [{'use': 'ula', 'start': {'use': 'point', 'point': [1, 2]}}]"));
  }

  @Test
  void aScheduleKnowsTheHorizonOfItsSde() {
    assertEquals(
        "mine.json#/sde/schedule/times/0: a rate from 2.0 on has no effect; stay below 1.5",
        refusal(
            MIXTURE,
            "'sde': {'use': 'ornstein-uhlenbeck', 'horizon': 1.5,"
                + " 'schedule': {'use': 'piecewise', 'times': [2], 'rates': [1, 2]}}",
            "'network': {'use': 'exact', 'condition': 'time'}",
            "'samplers': [{'use': 'euler-maruyama'}]"));
  }

  @Test
  void theMessagesOfTheDocumentationAreGiven() throws Exception {
    String page = Files.readString(Path.of("../../docs/experiments.md"));
    int begin = page.indexOf("swirl.json#");
    String expected = page.substring(begin, page.indexOf("```", begin)).strip();
    ObjectNode document =
        document(
            ROLL,
            "'sde': {'use': 'ornstein-uhlenbeck', 'beta': 0}",
            "'network': {'use': 'mlp'}",
            "'loss': {'use': 'time-denosing'}",
            "'training': {'steps': 1}",
            "'samplers': [{'use': 'euler-maruyama'}]",
            "'metrics': [{'use': 'mode-weights'}]");
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> composer().compose(new Experiment("swirl.json", "", document), Progress.NONE));
    assertEquals(expected, refusal.getMessage());
  }

  @Test
  void theExampleOfTheDocumentationComposes() throws Exception {
    String page = Files.readString(Path.of("../../docs/experiments.md"));
    int begin = page.indexOf("```json") + 7;
    ObjectNode document =
        (ObjectNode) StrictJson.parse(page.substring(begin, page.indexOf("```", begin)));
    document.remove("profiles");
    composer().compose(new Experiment("docs", "", document), Progress.NONE);
  }
}
