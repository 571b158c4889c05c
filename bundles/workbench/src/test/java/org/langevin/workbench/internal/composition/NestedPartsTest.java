package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.binding.Problem;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.ExtensionRegistry;
import org.osgi.framework.Version;

/** Parts of a point that the workbench does not know, inside each other. */
class NestedPartsTest {
  @ExtensionPoint(id = "rule", one = "a rule", title = "Rules")
  interface Rule {
    double at(int step);
  }

  /** The same point, as a later version of its bundle declares it. */
  @ExtensionPoint(id = "rule", one = "a rule", title = "Rules")
  interface LaterRule {
    double at(long step);
  }

  record Steps(int count) {}

  record Size(@Parameter(description = "Size", value = "1", moreThan = 0) double size) {}

  static final class Constant implements ExtensionFactory<Size, Steps, Rule> {
    @Override
    public Rule create(Size parameters, Steps context) {
      return step -> parameters.size();
    }
  }

  static final class LaterConstant implements ExtensionFactory<Size, Steps, LaterRule> {
    @Override
    public LaterRule create(Size parameters, Steps context) {
      return step -> parameters.size();
    }
  }

  /** Holds a rule, and refuses what does not fit the sampler. */
  static final class Slow implements ExtensionFactory<Slow.Parameters, Steps, Rule> {
    record Parameters(
        @Parameter(description = "Steps", value = "1", min = 1) int steps,
        @Parameter(description = "The rule", value = "{\"use\": \"constant\"}")
            Part<Steps, Rule> rule) {}

    @Override
    public Rule create(Parameters parameters, Steps context) {
      if (parameters.steps() > context.count()) {
        throw new InvalidExperimentException("/steps", "too slow");
      }
      return parameters.rule().make(context);
    }
  }

  /** Makes its rule when it is made, or when it samples. */
  static final class Ruled implements ExtensionFactory<Ruled.Parameters, SamplerContext, Sampler> {
    record Parameters(
        @Parameter(description = "Whether to make the rule late", value = "false") boolean late,
        @Parameter(description = "The rule", value = "{\"use\": \"constant\"}")
            Part<Steps, Rule> rule) {}

    @Override
    public Sampler create(Parameters parameters, SamplerContext context) {
      if (!parameters.late()) {
        parameters.rule().make(new Steps(10));
      }
      return new Sampler() {
        @Override
        public boolean accepts(Condition condition) {
          return true;
        }

        @Override
        public void sample(Chunk chunk) {
          parameters.rule().make(new Steps(10));
        }
      };
    }
  }

  @TempDir private Path cache;
  private final ExtensionRegistry registry = FakePlugins.registry();

  NestedPartsTest() {
    FakePlugins.add(registry, "sampler", "ruled", new Ruled());
    FakePlugins.add(registry, "rule", "slow", new Slow());
  }

  private void install(String version, ExtensionFactory<?, ?, ?> factory) {
    BundleFacts bundle = new BundleFacts("org.example.rules", Version.parseVersion(version), "00");
    registry.add("rule", "constant", "Constant", bundle, factory);
  }

  private Composition compose(String sampler) throws Exception {
    String document =
        """
        {"dataset": {"use": "gaussian"}, "network": {"use": "exact"},
         "samplers": [{"use": "ruled", %s}]}
        """
            .formatted(sampler.replace('\'', '"'));
    Experiment experiment = new Experiment("test", "", (ObjectNode) StrictJson.parse(document));
    return new Composer(registry, new Folders(List.of(), cache)).compose(experiment, Progress.NONE);
  }

  private Problem refusal(String sampler) {
    List<Problem> problems =
        assertThrows(InvalidRequestException.class, () -> compose(sampler)).problems();
    assertEquals(1, problems.size(), problems.toString());
    return problems.get(0);
  }

  @Test
  void whatAPartRefusesIsToldAtItsPlaceHoweverDeep() {
    install("1.0.0", new Constant());
    String slow = "{'use': 'slow', 'steps': 11}";
    assertEquals("/samplers/0/rule/steps", refusal("'rule': " + slow).pointer());
    String deeper = "{'use': 'slow', 'rule': {'use': 'slow', 'rule': " + slow + "}}";
    Problem problem = refusal("'rule': " + deeper);
    assertEquals("/samplers/0/rule/rule/rule/steps", problem.pointer());
    assertEquals("too slow", problem.message());
  }

  @Test
  void whatAPartRefusesAtWorkIsToldAtItsPlace() throws Exception {
    install("1.0.0", new Constant());
    Composition composition =
        compose("'late': true, 'rule': {'use': 'slow', 'rule': {'use': 'slow', 'steps': 11}}");
    SamplingTask task = composition.samplers().get(0);
    InvalidExperimentException refusal =
        assertThrows(
            InvalidExperimentException.class,
            () ->
                composition
                    .parts()
                    .ask(
                        task.part(),
                        "samples",
                        () -> {
                          task.sampler().sample(null);
                          return true;
                        }));
    assertEquals("/samplers/0/rule/rule/steps", refusal.parameter());
  }

  @Test
  void ofSeveralVersionsOfAPointThatOfTheHolderIsTaken() throws Exception {
    install("1.0.0", new Constant());
    install("2.0.0", new LaterConstant());
    Composition composition = compose("'late': true");
    assertEquals(
        "constant@1.0.0", composition.resolved().at("/experiment/samplers/0/rule/use").asText());
    Problem problem = refusal("'rule': {'use': 'constant@2'}");
    assertEquals("/samplers/0/rule", problem.pointer());
    assertTrue(
        problem.message().contains("another version of this extension point"), problem.message());
    assertTrue(problem.message().contains("bundle:refresh org.example.rules"), problem.message());
  }

  @Test
  void aDefaultThatIsNotInstalledSaysWhatToInstall() {
    Problem problem = refusal("'late': true");
    assertEquals("/samplers/0/rule", problem.pointer());
    assertTrue(problem.message().contains("no rule constant"), problem.message());
    assertTrue(problem.message().contains("bundle:install -s file:"), problem.message());
  }
}
