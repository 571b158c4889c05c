package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.metric.MetricContext;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.registry.ExtensionRegistry;

class ComposerTest {
  private static final String TRAINED =
      """
      {
        "title": "Trained",
        "paper": "fig. 1",
        "seed": 5,
        "dataset": {"use": "points", "dimension": 3},
        "sde": {"use": "ornstein-uhlenbeck@1", "beta": 2},
        "network": {"use": "mlp"},
        "loss": {"use": "time-denoising"},
        "training": {"steps": 100},
        "samplers": [
          {"use": "euler-maruyama"},
          {"use": "euler-maruyama", "name": "coarse", "steps": 10, "count": 7, "averaged": false},
          {"use": "euler-maruyama", "name": "euler-maruyama-2"},
          {"use": "euler-maruyama"}
        ],
        "metrics": [
          {"use": "sliced-wasserstein", "reference": {"coarse": 0.5}},
          {"use": "sliced-wasserstein", "reference": 0.17}
        ]
      }
      """;

  @TempDir private Path cache;
  private final ExtensionRegistry registry = FakePlugins.registry();

  private static final String EXPECTING =
      """
      {
        "dataset": {"use": "points", "dimension": 3},
        "sde": {"use": "ornstein-uhlenbeck@1", "beta": 2},
        "network": {"use": "mlp"},
        "loss": {"use": "time-denoising"},
        "training": {"steps": 100},
        "samplers": [{"use": "euler-maruyama"}, {"use": "euler-maruyama", "name": "coarse"}],
        "metrics": [{"use": "sliced-wasserstein"}],
        "expect": %s
      }
      """;

  @Test
  void whatIsExpectedIsReadAndRecorded() throws Exception {
    String claims =
        "[{\"metric\": \"sliced-wasserstein\", \"sampler\": \"coarse\", \"betterThan\":"
            + " \"euler-maruyama\", \"by\": 2, \"atMost\": 0.5}]";
    Composition composition = compose(EXPECTING.formatted(claims));
    assertEquals(1, composition.claims().size());
    assertEquals("/expect/0", composition.claims().get(0).pointer());
    assertEquals("euler-maruyama", composition.claims().get(0).better());
    assertEquals(
        object(
            "{\"sampler\": \"coarse\", \"network\": \"/network\", \"condition\":"
                + " \"time, at the values that the sampler goes through\"}"),
        composition.resolved().path("scores").path(1));
    assertEquals(
        object("{\"expect\": " + claims + "}").path("expect"),
        composition.resolved().path("experiment").path("expect"));
  }

  @Test
  void claimsThatCannotBeMetAreRefusedAtTheirPlaces() {
    Map<String, String> wrong =
        Map.of(
            "{'metric': 'sliced-waserstein', 'atMost': 1}",
            "/expect/0/metric",
            "{'metric': 'sliced-wasserstein', 'sampler': 'coarser', 'atMost': 1}",
            "/expect/0/sampler",
            "{'metric': 'sliced-wasserstein'}",
            "/expect/0",
            "{'metric': 'sliced-wasserstein', 'atMost': 1, 'atLeast': 2}",
            "/expect/0/atLeast",
            "{'metric': 'sliced-wasserstein', 'atMost': 1, 'by': 2}",
            "/expect/0/by",
            "{'metric': 'sliced-wasserstein', 'betterThan': 'coarse'}",
            "/expect/0/sampler",
            "{'metric': 'sliced-wasserstein', 'sampler': 'coarse', 'betterThan': 'fine'}",
            "/expect/0/betterThan",
            "{'metric': 'sliced-wasserstein', 'at': {'/seed': 1}, 'atMost': 1}",
            "/expect/0/at",
            "{'metric': 'sliced-wasserstein', 'almost': 1}",
            "/expect/0/almost",
            "{'metric': 'sliced-wasserstein', 'atMost': '1'}",
            "/expect/0/atMost");
    wrong.forEach(
        (claim, pointer) -> {
          String json = EXPECTING.formatted("[" + claim.replace('\'', '"') + "]");
          InvalidRequestException refusal =
              assertThrows(InvalidRequestException.class, () -> compose(json), claim);
          assertEquals(pointer, refusal.problems().get(0).pointer(), refusal.getMessage());
          assertEquals(1, refusal.problems().size(), refusal.getMessage());
        });
    String message =
        assertThrows(
                InvalidRequestException.class,
                () ->
                    compose(
                        EXPECTING.formatted(
                            "[{\"metric\": \"sliced-waserstein\", \"atMost\": 1}]")))
            .getMessage();
    assertTrue(message.contains("did you mean sliced-wasserstein?"), message);
    assertThrows(InvalidRequestException.class, () -> compose(EXPECTING.formatted("{}")));
  }

  private Composer composer() {
    return new Composer(registry, new Folders(List.of(), cache));
  }

  private Composition compose(String json) throws InvalidRequestException, JsonProcessingException {
    return composer().compose(new Experiment("test", "", object(json)), Progress.NONE);
  }

  private static ObjectNode object(String json) throws JsonProcessingException {
    return (ObjectNode) StrictJson.parse(json);
  }

  @Test
  void partsKnowThoseBeforeThem() throws Exception {
    Composition composition = compose(TRAINED);
    assertEquals("Trained", composition.title());
    assertEquals(5, composition.seed());
    assertEquals(Shape.point(3), composition.dataset().shape());
    assertEquals(Shape.point(3), composition.network().orElseThrow().shape());
    assertEquals("time", composition.condition().id());
    assertEquals(100, composition.training().orElseThrow().settings().steps());
    assertEquals(64, composition.training().orElseThrow().settings().batch());
    MetricContext seen = ((FakePlugins.FakeMetric) composition.metrics().get(0).metric()).context();
    assertSame(composition.dataset(), seen.dataset().orElseThrow());
    assertSame(composition.sde().orElseThrow(), seen.sde().orElseThrow());
    assertEquals("time", seen.condition().id());
  }

  @Test
  void samplersAndMetricsHaveNamesOfTheirOwn() throws Exception {
    Composition composition = compose(TRAINED);
    assertEquals(
        List.of("euler-maruyama", "coarse", "euler-maruyama-2", "euler-maruyama-3"),
        composition.samplers().stream().map(SamplingTask::name).toList());
    SamplingTask coarse = composition.samplers().get(1);
    assertEquals(7, coarse.count());
    assertEquals(false, coarse.averaged());
    assertEquals("/samplers/1", coarse.part().pointer());
    assertEquals(
        List.of("sliced-wasserstein", "sliced-wasserstein-2"),
        composition.metrics().stream().map(MetricTask::name).toList());
    assertEquals(Map.of("coarse", 0.5), composition.metrics().get(0).references());
    assertEquals(Map.of("", 0.17), composition.metrics().get(1).references());
  }

  @Test
  void theRecordHasDefaultsVersionsAndBundles() throws Exception {
    ObjectNode resolved = compose(TRAINED).resolved();
    assertEquals("ornstein-uhlenbeck@1.0.0", resolved.at("/experiment/sde/use").asText());
    assertEquals(1, resolved.at("/experiment/sde/horizon").asInt());
    assertEquals(0.999, resolved.at("/experiment/training/optimizer/beta2").asDouble());
    assertEquals(500, resolved.at("/experiment/samplers/0/steps").asInt());
    assertEquals("fig. 1", resolved.at("/experiment/paper").asText());
    assertEquals("euler-maruyama-3", resolved.at("/experiment/samplers/3/name").asText());
    assertEquals(12, resolved.get("plugins").size());
    assertEquals(
        "{\"pointer\":\"/sde\",\"point\":\"sde\",\"id\":\"ornstein-uhlenbeck\","
            + "\"title\":\"ornstein-uhlenbeck\",\"version\":\"1.0.0\","
            + "\"bundle\":\"org.langevin.sdes.ornstein-uhlenbeck\",\"sha256\":\"ab12\"}",
        resolved.at("/plugins/1").toString());
    assertTrue(
        resolved
            .at("/environment/java")
            .asText()
            .contains(String.valueOf(Runtime.version().feature())));
  }

  @Test
  void aRecordComposesToItself() throws Exception {
    ObjectNode resolved = compose(TRAINED).resolved();
    ObjectNode again = composer().recompose("run", resolved, Progress.NONE).resolved();
    assertEquals(resolved.get("experiment").toString(), again.get("experiment").toString());
    assertEquals(resolved.get("plugins"), again.get("plugins"));
  }

  @Test
  void aRunWhosePluginIsGoneSaysWhatToInstall() throws Exception {
    ObjectNode resolved = compose(TRAINED).resolved();
    registry.remove(factory("sde", "ornstein-uhlenbeck"));
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> composer().recompose("run-1", resolved, Progress.NONE));
    assertEquals(1, refusal.problems().size());
    assertEquals("/sde/use", refusal.problems().get(0).pointer());
    for (String expected :
        List.of(
            "org.langevin.sdes.ornstein-uhlenbeck 1.0.0",
            "bundle:install -s file:the-plugin.jar brings back")) {
      assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }
  }

  @Test
  void anUntrainedScoreFollowsTheSde() throws Exception {
    String exact = "{\"dataset\": {\"use\": \"gaussian\"}, \"network\": {\"use\": \"exact\"}, %s}";
    assertSame(
        Condition.NONE,
        compose(exact.formatted("\"samplers\": [{\"use\": \"mala\"}]")).condition());
    assertEquals(
        "time",
        compose(
                exact.formatted(
                    "\"sde\": {\"use\": \"ornstein-uhlenbeck\", \"beta\": 2},"
                        + " \"samplers\": [{\"use\": \"euler-maruyama\"}]"))
            .condition()
            .id());
  }

  @Test
  void lossesHandTheirLevelsOn() throws Exception {
    Composition composition =
        compose(
            "{\"dataset\": {\"use\": \"points\"}, \"network\": {\"use\": \"mlp\"},"
                + " \"loss\": {\"use\": \"ncsn\"}, \"training\": {\"steps\": 1}, \"sde\": null,"
                + " \"samplers\": [{\"use\": \"annealed-langevin\"}]}");
    assertSame(NoiseLevel.ANY, composition.condition());
    assertEquals(3, composition.levels().orElseThrow().count());
  }

  @Test
  void aScoreCanBeMeasuredWithoutSamples() throws Exception {
    Composition composition =
        compose(
            "{\"dataset\": {\"use\": \"points\"}, \"network\": {\"use\": \"mlp\"},"
                + " \"loss\": {\"use\": \"sliced\"}, \"training\": {\"steps\": 1},"
                + " \"metrics\": [{\"use\": \"fisher-divergence\"}]}");
    assertEquals(1, composition.metrics().size());
  }

  @Test
  void aGeneratorStandsForNetworkAndSamplers() throws Exception {
    Composition composition =
        compose(
            "{\"dataset\": {\"use\": \"points\"}, \"generator\": {\"use\": \"gan\","
                + " \"count\": 50}, \"metrics\": [{\"use\": \"sliced-wasserstein\","
                + " \"reference\": {\"gan\": 0.2}}]}");
    GeneratorTask generator = composition.generator().orElseThrow();
    assertEquals("gan", generator.name());
    assertEquals(50, generator.count());
    assertEquals(50, composition.resolved().at("/experiment/generator/count").asInt());
  }

  @Test
  void anotherSamplerFitsTheCompositionOrIsRefused() throws Exception {
    Composition composition = compose(TRAINED);
    SamplingTask task =
        composer().sampler("sample", composition, object("{\"use\": \"euler-maruyama\"}"));
    assertEquals(1000, task.count());
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> composer().sampler("sample", composition, object("{\"use\": \"mala\"}")));
    assertEquals(
        "sample: the sampler mala needs an exact density and score, which the run's dataset points"
            + " lacks; choose another sampler",
        refusal.getMessage());
  }

  @Test
  void aSamplerMayDriveAScoreOfItsOwn() throws Exception {
    String json =
        "{\"dataset\": {\"use\": \"gaussian\"}, \"network\": {\"use\": \"mlp\"},"
            + " \"loss\": {\"use\": \"ncsn\"}, \"training\": {\"steps\": 1},"
            + " \"samplers\": [{\"use\": \"annealed-langevin\"},"
            + " {\"use\": \"annealed-langevin\", \"network\": {\"use\": \"%s\"}}]}";
    Composition composition = compose(json.formatted("exact"));
    assertTrue(composition.samplers().get(0).network().isEmpty());
    assertEquals(0, composition.samplers().get(1).network().orElseThrow().parameterCount());
    assertEquals("/samplers/1/network", composition.resolved().at("/plugins/7/pointer").asText());
    ObjectNode again =
        composer().recompose("run", composition.resolved(), Progress.NONE).resolved();
    assertEquals(composition.resolved().get("experiment"), again.get("experiment"));
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> compose(json.formatted("mlp")));
    assertTrue(refusal.getMessage().contains("#/samplers/1/network"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("closed form"), refusal.getMessage());
  }

  @Test
  void theAverageIsUsedWhereThereIsOne() throws Exception {
    String exponential = "{\"use\": \"exponential\", \"decay\": 0.9}";
    String json =
        "{\"dataset\": {\"use\": \"gaussian\"}, \"network\": {\"use\": \"mlp\"},"
            + " \"loss\": {\"use\": \"ncsn\"}, \"training\": {\"steps\": 1, \"averaging\": %s},"
            + " \"samplers\": [{\"use\": \"annealed-langevin\"%s},"
            + " {\"use\": \"annealed-langevin\", \"network\": {\"use\": \"exact\"}%s}]}";
    Composition composition = compose(json.formatted(exponential, "", ""));
    assertTrue(composition.samplers().get(0).averaged());
    assertFalse(composition.samplers().get(1).averaged());
    assertFalse(compose(json.formatted("null", "", "")).samplers().get(0).averaged());
    String resolved = composition.resolved().at("/experiment/samplers/1/averaged").toString();
    assertEquals("false", resolved);
    composer().recompose("run", composition.resolved(), Progress.NONE);
    String averaged = ", \"averaged\": true";
    for (String refused :
        List.of(json.formatted("null", averaged, ""), json.formatted(exponential, "", averaged))) {
      InvalidRequestException refusal =
          assertThrows(InvalidRequestException.class, () -> compose(refused));
      assertTrue(refusal.problems().get(0).pointer().endsWith("/averaged"));
      assertEquals(1, refusal.problems().size());
    }
  }

  @Test
  void listsWithoutElementsAreRecorded() throws Exception {
    ObjectNode resolved =
        compose(
                "{\"dataset\": {\"use\": \"points\"}, \"network\": {\"use\": \"mlp\"},"
                    + " \"loss\": {\"use\": \"sliced\"}, \"training\": {\"steps\": 1},"
                    + " \"metrics\": []}")
            .resolved();
    assertEquals("[]", resolved.at("/experiment/metrics").toString());
    assertEquals("[]", resolved.at("/experiment/samplers").toString());
  }

  @Test
  void metricsOfFilesNeedNothingElse() throws Exception {
    Composer composer = composer();
    Shape shape = Shape.point(2);
    assertEquals(
        "sliced-wasserstein",
        composer.metric("metric", shape, object("{\"use\": \"sliced-wasserstein\"}")).id());
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () -> composer.metric("metric", shape, object("{\"use\": \"mode-weights\"}")));
    assertEquals(
        "metric: the metric mode-weights needs known modes and weights, but there is no dataset:"
            + " it cannot compare files",
        refusal.getMessage());
  }

  @Test
  void datasetsNeedNothingElse() throws Exception {
    Composer composer = composer();
    DatasetTask task =
        composer.dataset("dataset", object("{\"use\": \"points\"}"), 1, Progress.NONE);
    assertEquals(Shape.point(2), task.dataset().shape());
    InvalidRequestException refusal =
        assertThrows(
            InvalidRequestException.class,
            () ->
                composer.dataset(
                    "dataset", object("{\"use\": \"points\", \"siz\": 2}"), 1, Progress.NONE));
    assertTrue(refusal.getMessage().startsWith("dataset#/siz: "), refusal.getMessage());
    assertThrows(
        InvalidRequestException.class,
        () -> composer.dataset("dataset", object("{\"use\": \"sliced\"}"), 1, Progress.NONE));
  }

  private ExtensionFactory<?, ?, ?> factory(String point, String id) {
    return registry.find(point, id).factory();
  }
}
