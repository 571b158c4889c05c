package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Test;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.metric.Metric;
import org.langevin.api.sampler.Sampler;
import org.langevin.binding.ParameterInfo;
import org.langevin.binding.Problem;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.PointInfo;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Sweeps;
import org.osgi.framework.Bundle;

/**
 * A stranger declares an extension point, and an ability; other strangers contribute to them. The
 * workbench knows neither.
 */
public class StrangersIT extends HotInstallTest {
  private static final String POINT = "step-size-rule";
  private static final String RULES = "step-size-rules";
  private static final String DECAYING = "decaying-steps";
  private static final String SAMPLER = "ruled-langevin";
  private static final String FIRST = "1.0.0";
  private static final String LATER = "1.1.0";
  private static final String WARM =
      "{'use': 'warm-up', 'steps': 5, 'then': {'use': 'polynomial-decay', 'decay': 0.5}}";

  @Test
  public void aStrangersPointIsListedAndDescribed() throws Exception {
    assertFalse(points().contains(POINT));
    installRules(FIRST);
    PointInfo point =
        catalogue.points().stream().filter(info -> info.id().equals(POINT)).findFirst().get();
    assertEquals("org.example.step-size-rules", point.bundle());
    assertEquals("How large a sampler's steps are", point.title());
    assertEquals(List.of("constant-step"), parameter("rule").choices());
    installDecaying(FIRST);
    ParameterInfo rule = parameter("rule");
    assertEquals(POINT, rule.type());
    assertEquals("{\"use\":\"constant-step\"}", rule.defaultValue());
    List<String> all = List.of("constant-step", "polynomial-decay", "table", "warm-up");
    assertEquals(all, rule.choices());
    assertEquals("null", parameter("late").defaultValue());
    assertEquals(all, parameter("late").choices());
    assertEquals("list of " + POINT, parameter("limits").type());
    assertEquals(all, parameter("limits").choices());
    assertEquals(all, catalogue.parameters(POINT, "warm-up").get(1).choices());
  }

  @Test
  public void theCommandsTellOfAStrangersPoint() throws Exception {
    installRules(FIRST);
    installDecaying(FIRST);
    assertLine(
        "score:extensions --points",
        POINT,
        "org.example.step-size-rules",
        "How large a sampler's steps are");
    assertLine("score:extensions " + POINT, "polynomial-decay", FIRST, "active");
    assertLine(
        "score:describe " + SAMPLER,
        "rule",
        POINT,
        "{\"use\":\"constant-step\"}",
        "constant-step, polynomial-decay, table, warm-up");
    assertLine("score:describe " + SAMPLER, "limits", "list of " + POINT, "[]");
    assertLine("score:describe warm-up", "then", POINT, "{\"use\":\"polynomial-decay\"}");
  }

  private void assertLine(String command, String... words) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    try (Session session =
        service(SessionFactory.class).create(InputStream.nullInputStream(), stream, stream)) {
      session.execute(command);
    }
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text, text.lines().anyMatch(line -> Stream.of(words).allMatch(line::contains)));
  }

  @Test
  public void aPointGoesWithItsBundle() throws Exception {
    Bundle rules = installRules(FIRST);
    assertTrue(points().contains(POINT));
    rules.uninstall();
    assertFalse(points().contains(POINT));
    assertThrows(InvalidRequestException.class, () -> catalogue.parameters(POINT, "warm-up"));
  }

  @Test
  public void whatIsWrongWithANestedPartIsToldAtItsPlace() throws Exception {
    installRules(FIRST);
    refused("'rule': {'use': 'polynomial-decay'}", "/rule/use", "bundle:install -s file:");
    installDecaying(FIRST);
    refused("'rule': {'use': 'polynomial-decoy'}", "/rule/use", "did you mean polynomial-decay?");
    refused("'rule': {'use': 'mala'}", "/rule/use", "a sampler of this name");
    refused("'rule': {}", "/rule/use", "installed are: constant-step, polynomial-decay");
    refused("'rule': 0.1", "/rule", "{\"use\": \"its id\"}");
    refused("'rule': null", "/rule", "step-size rule");
    refused(
        "'rule': {'use': 'polynomial-decay', 'decay': 2}",
        "/rule/decay",
        "2 is out of range; give a number >= 0 and <= 1");
    refused(
        "'rule': {'use': 'polynomial-decay', 'decoy': 1}", "/rule/decoy", "did you mean decay?");
    refused("'rule': {'use': 'polynomial-decay@2'}", "/rule/use", "installed: 1.0.0");
    refused(
        "'late': {'use': 'warm-up', 'then': {'use': 'table', 'sizes': [0]}}",
        "/late/then/sizes/0",
        "out of range");
    refused(
        "'limits': [{'use': 'constant-step'}, {'use': 'constant-step', 'size': -1}]",
        "/limits/1/size",
        "out of range");
    refused("'limits': {'use': 'constant-step'}", "/limits", "give an array");
    refused("'rule': {'use': 'warm-up', 'steps': 500}", "/rule/steps", "longer than the sampler's");
    refused(
        "'rule': {'use': 'warm-up', 'then': {'use': 'warm-up', 'steps': 500}}",
        "/rule/then/steps",
        "longer than the sampler's");
  }

  @Test
  public void nestedPartsAreRecorded() throws Exception {
    installRules(FIRST);
    installDecaying(FIRST);
    RunInfo run =
        run(experiment("'rule': " + WARM + ", 'limits': [{'use': 'constant-step', 'size': 1}]"));
    assertEquals(RunInfo.State.DONE, run.state());
    ObjectNode resolved = runs.read(run, "resolved.json");
    JsonNode sampler = resolved.at("/experiment/samplers/0");
    assertEquals("ruled-langevin@1.0.0", sampler.at("/use").asText());
    assertEquals("warm-up@1.0.0", sampler.at("/rule/use").asText());
    assertEquals("polynomial-decay@1.0.0", sampler.at("/rule/then/use").asText());
    assertEquals(0.5, sampler.at("/rule/then/decay").asDouble(), 0);
    assertEquals(0.2, sampler.at("/rule/then/first").asDouble(), 0);
    assertEquals("constant-step@1.0.0", sampler.at("/limits/0/use").asText());
    List<String> plugins = new ArrayList<>();
    for (JsonNode plugin : resolved.path("plugins")) {
      plugins.add(plugin.path("pointer").asText());
      if (plugin.path("pointer").asText().equals("/samplers/0/rule/then")) {
        assertEquals(POINT, plugin.path("point").asText());
        assertEquals("polynomial-decay", plugin.path("id").asText());
        assertEquals(FIRST, plugin.path("version").asText());
        assertEquals("org.example.decaying-steps", plugin.path("bundle").asText());
        assertEquals(sha256(OutsidePlugins.jar(DECAYING, FIRST)), plugin.path("sha256").asText());
      }
    }
    assertEquals(
        List.of(
            "/dataset",
            "/network",
            "/samplers/0",
            "/samplers/0/rule",
            "/samplers/0/rule/then",
            "/samplers/0/limits/0",
            "/metrics/0"),
        plugins);
  }

  @Test
  public void aRunGoesOnWithTheVersionsOfItsNestedParts() throws Exception {
    installRules(FIRST);
    Bundle first = installDecaying(FIRST);
    String sampler = "'steps': 5000, 'rule': " + WARM;
    RunInfo whole = run(experiment(sampler));
    RunRequest request = request(experiment(sampler));
    String folder = request.folder().get().toString();
    assertThrows(
        RunCancelledException.class,
        () ->
            runs.run(
                request,
                update -> {
                  if (update.phase().contains("sampling")) {
                    Thread.currentThread().interrupt();
                  }
                }));
    assertEquals(RunInfo.State.CANCELLED, runs.find(folder).state());
    first.uninstall();
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> runs.resume(folder, 1, Progress.NONE));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains("#/samplers/0/rule"));
    assertTrue(
        refusal.getMessage(), refusal.getMessage().contains("org.example.decaying-steps 1.0.0"));
    installDecaying(FIRST);
    installDecaying(LATER);
    assertEquals(RunInfo.State.DONE, runs.resume(folder, 1, Progress.NONE).state());
    assertEquals(
        -1,
        Files.mismatch(
            whole.folder().resolve("samples/ruled-langevin.npy"),
            Path.of(folder, "samples/ruled-langevin.npy")));
    RunInfo later = run(experiment(sampler));
    assertEquals(
        "polynomial-decay@1.1.0",
        runs.read(later, "resolved.json").at("/experiment/samplers/0/rule/then/use").asText());
  }

  @Test
  public void nestedParametersAreChangedAndSweptOver() throws Exception {
    installRules(FIRST);
    installDecaying(FIRST);
    Experiment changed =
        experiment(
            document("'rule': " + WARM, ""),
            Map.of(
                "/samplers/0/rule/then/decay",
                "0.25",
                "/samplers/0/late",
                "{\"use\": \"table\", \"sizes\": [0.1]}"));
    assertEquals(0.25, changed.document().at("/samplers/0/rule/then/decay").asDouble(), 0);
    Experiment alone =
        experiment(document("", ""), Map.of("/samplers/0/rule", WARM.replace('\'', '"')));
    assertEquals(List.of(), experiments.check(alone));
    Experiment swept =
        experiment(
            document(
                "'rule': " + WARM,
                ", 'sweep': {'grid': {'/samplers/0/rule/then/decay': [0.1, 0.9]}}"),
            Map.of());
    Sweeps.Result result = service(Sweeps.class).run(request(swept), Progress.NONE);
    assertEquals(2, result.trials().size());
    double[] distances =
        result.trials().stream()
            .mapToDouble(trial -> trial.metrics().values().iterator().next())
            .toArray();
    assertTrue(distances[0] + " and " + distances[1], distances[0] != distances[1]);
    Sweeps.Trial trial = result.trials().get(1);
    assertEquals(0.9, trial.values().get("/samplers/0/rule/then/decay").asDouble(), 0);
    RunInfo run = runs.find(trial.folder().toString());
    assertEquals(
        0.9,
        runs.read(run, "resolved.json").at("/experiment/samplers/0/rule/then/decay").asDouble(),
        0);
  }

  @Test
  public void aNestedPartIsUpdatedWhileARunUsesIt() throws Exception {
    installRules(FIRST);
    Bundle decaying = installDecaying(FIRST);
    String rule = "'rule': {'use': 'polynomial-decay'}";
    during(
        experiment("'steps': 60000, " + rule),
        "polynomial-decay at /samplers/0/rule",
        () -> update(decaying, DECAYING, LATER, POINT, "polynomial-decay"));
    assertEquals(List.of(LATER), versions(POINT, "polynomial-decay"));
    JsonNode used = runs.read(run(experiment(rule)), "resolved.json").at("/experiment/samplers/0");
    assertEquals("polynomial-decay@1.1.0", used.at("/rule/use").asText());
    assertEquals(0.1, used.at("/rule/first").asDouble(), 0);
  }

  @Test
  public void thePointsBundleIsUpdatedWhileARunUsesIt() throws Exception {
    Bundle rules = installRules(FIRST);
    installDecaying(FIRST);
    String rule = "'rule': {'use': 'polynomial-decay'}";
    during(
        experiment("'steps': 60000, " + rule),
        "ruled-langevin at /samplers/0",
        () -> update(rules, RULES, LATER, Sampler.POINT, SAMPLER));
    JsonNode used = runs.read(run(experiment(rule)), "resolved.json").at("/experiment/samplers/0");
    assertEquals("ruled-langevin@1.1.0", used.at("/use").asText());
    assertEquals("polynomial-decay@1.0.0", used.at("/rule/use").asText());
  }

  @Test
  public void aNestedPartThatFailsIsToBlame() throws Exception {
    installRules(FIRST);
    installDecaying(FIRST);
    List<Problem> problems =
        experiments.check(experiment("'rule': {'use': 'warm-up', 'then': {'use': 'table'}}"));
    assertEquals(problems.toString(), 1, problems.size());
    assertEquals("/samplers/0/rule/then", problems.get(0).pointer());
    String message = problems.get(0).message();
    assertTrue(message, message.contains("the step-size-rule table"));
    assertTrue(message, message.contains("org.example.decaying-steps 1.0.0"));
    blamedAtWork("'late': {'use': 'table', 'sizes': [0.1, 0.1]}", "/samplers/0/late");
    // Of two parts from one bundle, the one whose class has thrown.
    blamedAtWork(
        "'rule': {'use': 'warm-up', 'then': {'use': 'table', 'sizes': [0.1]}}",
        "/samplers/0/rule/then");
    // Of two parts of one extension, the one that the sampler at work holds.
    blamedAtWork(
        "'steps': 1, 'rule': {'use': 'table', 'sizes': [0.1]}}, {'use': 'ruled-langevin',"
            + " 'count': 200, 'rule': {'use': 'table', 'sizes': [0.1]}",
        "/samplers/1/rule");
  }

  private void blamedAtWork(String parameters, String pointer) {
    RunFailedException failure =
        assertThrows(RunFailedException.class, () -> run(experiment(parameters)));
    String words =
        "the step-size-rule table at "
            + pointer
            + " (bundle org.example.decaying-steps 1.0.0) failed";
    assertTrue(failure.getMessage(), failure.getMessage().contains(words));
  }

  @Test
  public void aStrangersAbilityIsComparedBeforeTheRun() throws Exception {
    install("symmetry", FIRST, Dataset.POINT, "ring");
    install("asymmetry", FIRST, Metric.POINT, "asymmetry");
    List<Problem> problems = experiments.check(measured("'use': 'banana'", "ula"));
    assertEquals(problems.toString(), 1, problems.size());
    assertEquals("/metrics/0", problems.get(0).pointer());
    assertEquals(
        "the metric asymmetry needs a centre of symmetry, which the dataset banana lacks; of the"
            + " installed, these offer it: ring",
        problems.get(0).message());
    RunInfo run = run(measured("'use': 'ring'", "ula"));
    assertEquals(RunInfo.State.DONE, run.state());
  }

  private Bundle installRules(String version) throws Exception {
    return install(RULES, version, Sampler.POINT, SAMPLER);
  }

  private Bundle installDecaying(String version) throws Exception {
    return install(DECAYING, version, POINT, "polynomial-decay");
  }

  private List<String> points() {
    return catalogue.points().stream().map(PointInfo::id).toList();
  }

  private ParameterInfo parameter(String name) throws InvalidRequestException {
    return catalogue.parameters(Sampler.POINT, SAMPLER).stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void refused(String parameters, String pointer, String words) throws Exception {
    List<Problem> problems = experiments.check(experiment(parameters));
    assertEquals(problems.toString(), 1, problems.size());
    assertEquals(problems.toString(), "/samplers/0" + pointer, problems.get(0).pointer());
    assertTrue(problems.toString(), problems.get(0).message().contains(words));
  }

  private Experiment experiment(String parameters) throws Exception {
    return experiment(document(parameters, ""), Map.of());
  }

  /** With parameters of the sampler, and more members. */
  private static String document(String parameters, String more) {
    return """
        {
          'title': 'Steps that follow a rule',
          'dataset': {'use': 'gaussian-mixture', 'means': [[0, 0]], 'count': 1000},
          'network': {'use': 'exact'},
          'samplers': [{'use': 'ruled-langevin', 'count': 200%s}],
          'metrics': [{'use': 'sliced-wasserstein'}]%s
        }
        """
        .formatted(parameters.isEmpty() ? "" : ", " + parameters, more)
        .replace('\'', '"');
  }

  private Experiment measured(String dataset, String sampler) throws Exception {
    return experiment(
        """
        {
          'dataset': {%s, 'count': 1000},
          'network': {'use': 'mlp', 'hidden': [8]},
          'loss': {'use': 'denoising'},
          'training': {'steps': 20},
          'samplers': [{'use': '%s', 'count': 100, 'steps': 10}],
          'metrics': [{'use': 'asymmetry'}]
        }
        """
            .formatted(dataset, sampler)
            .replace('\'', '"'),
        Map.of());
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
