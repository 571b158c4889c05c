package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.api.Ability;
import org.langevin.api.Capable;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.Part;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Modes;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.binding.StrictJson;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.registry.ExtensionRegistry;

/** Points, abilities and parts within parts of which the workbench knows nothing. */
class OpenPointsTest {
  /** A point of a stranger. */
  @ExtensionPoint(id = "rule", one = "a rule", title = "How a step grows")
  interface Rule {
    double factor(int step);
  }

  /** What a rule is told. */
  record RuleContext(int steps) {}

  /** An ability of a stranger. */
  @Ability(of = Dataset.class, words = "a known spread")
  interface Spread {
    double spread();
  }

  static final class Constant implements ExtensionFactory<Constant.Parameters, RuleContext, Rule> {
    record Parameters(
        @Parameter(description = "Factor", value = "1", moreThan = 0, max = 9) double factor) {}

    @Override
    public Rule create(Parameters parameters, RuleContext context) {
      if (parameters.factor() == 7) {
        throw new InvalidExperimentException("/factor", "not 7 in " + context.steps() + " steps");
      }
      if (parameters.factor() == 8) {
        throw new IllegalStateException("eight");
      }
      return step -> parameters.factor();
    }
  }

  static final class Mode implements ExtensionFactory<FakePlugins.NoParameters, RuleContext, Rule> {
    @Override
    public Requirements requires(FakePlugins.NoParameters parameters) {
      return Requirements.of(Modes.class);
    }

    @Override
    public Rule create(FakePlugins.NoParameters parameters, RuleContext context) {
      return step -> 1;
    }
  }

  /** A rule of rules. */
  static final class Product implements ExtensionFactory<Product.Parameters, RuleContext, Rule> {
    record Parameters(
        @Parameter(description = "Factors", value = "[]") List<Part<RuleContext, Rule>> of) {}

    @Override
    public Rule create(Parameters parameters, RuleContext context) {
      List<Rule> rules = parameters.of().stream().map(part -> part.make(context)).toList();
      return step ->
          rules.stream().mapToDouble(rule -> rule.factor(step)).reduce(1, (a, b) -> a * b);
    }
  }

  static final class Walk implements ExtensionFactory<Walk.Parameters, SamplerContext, Sampler> {
    record Parameters(
        @Parameter(description = "Rule", value = "{\"use\": \"constant\", \"factor\": 2}")
            Part<RuleContext, Rule> rule,
        @Parameter(description = "Another", value = "null") Part<RuleContext, Rule> last) {}

    private final List<Double> made;

    Walk(List<Double> made) {
      this.made = made;
    }

    @Override
    public Sampler create(Parameters parameters, SamplerContext context) {
      made.add(parameters.rule().make(new RuleContext(10)).factor(0));
      if (parameters.last() != null) {
        made.add(parameters.last().make(new RuleContext(1)).factor(0));
      }
      return new Sampler() {
        @Override
        public boolean accepts(Condition condition) {
          return true;
        }

        @Override
        public void sample(Chunk chunk) {}
      };
    }
  }

  static final class Needy
      implements ExtensionFactory<FakePlugins.NoParameters, SamplerContext, Sampler> {
    @Override
    public Requirements requires(FakePlugins.NoParameters parameters) {
      return Requirements.of(Spread.class);
    }

    @Override
    public Sampler create(FakePlugins.NoParameters parameters, SamplerContext context) {
      context.dataset().ability(Spread.class).orElseThrow().spread();
      return new FakePlugins.FakeSampler(condition -> true);
    }
  }

  static final class Wide
      implements ExtensionFactory<FakePlugins.NoParameters, DatasetContext, Dataset> {
    @Override
    public Dataset create(FakePlugins.NoParameters parameters, DatasetContext context) {
      FakePlugins.FakeDataset points = new FakePlugins.FakeDataset(Shape.point(2), true);
      return new FakePlugins.OtherDataset(points) {
        @Override
        public <A> java.util.Optional<A> ability(Class<A> type) {
          Spread spread = () -> 3;
          return Capable.offer(type, spread).or(() -> points.ability(type));
        }
      };
    }
  }

  @TempDir private Path cache;
  private final List<Double> made = new ArrayList<>();
  private final ExtensionRegistry registry = FakePlugins.registry();

  OpenPointsTest() {
    FakePlugins.add(registry, "rule", "constant", new Constant());
    FakePlugins.add(registry, "rule", "mode", new Mode());
    FakePlugins.add(registry, "rule", "product", new Product());
    FakePlugins.add(registry, "sampler", "walk", new Walk(made));
    FakePlugins.add(registry, "sampler", "needy", new Needy());
    FakePlugins.add(registry, "dataset", "wide", new Wide());
  }

  private Composition compose(String dataset, String sampler) throws Exception {
    String document =
        "{'dataset': {'use': '%s'}, 'network': {'use': 'exact'}, 'samplers': [%s]}"
            .formatted(dataset, sampler)
            .replace('\'', '"');
    return new Composer(registry, new Folders(List.of(), cache))
        .compose(
            new Experiment("mine.json", "", (ObjectNode) StrictJson.parse(document)),
            Progress.NONE);
  }

  private void refused(String sampler, String... lines) {
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> compose("gaussian", sampler));
    List<String> actual = refusal.getMessage().lines().toList();
    assertEquals(lines.length, actual.size(), refusal.getMessage());
    for (int i = 0; i < lines.length; i++) {
      assertTrue(actual.get(i).startsWith("mine.json#/samplers/0" + lines[i]), actual.get(i));
    }
  }

  @Test
  void aPartThatIsNotGivenIsTheDefaultAndIsRecorded() throws Exception {
    JsonNode resolved = compose("gaussian", "{'use': 'walk'}").resolved();
    assertEquals(List.of(2.0), made);
    JsonNode rule = resolved.at("/experiment/samplers/0/rule");
    assertEquals("constant@1.0.0", rule.path("use").asText());
    assertEquals(2, rule.path("factor").asDouble());
  }

  @Test
  void partsOfPartsAreMadeAndRecordedAtTheirPlaces() throws Exception {
    String sampler =
        "{'use': 'walk', 'rule': {'use': 'product', 'of': [{'use': 'constant', 'factor': 3},"
            + " {'use': 'product', 'of': [{'use': 'constant', 'factor': 4}]}]},"
            + " 'last': {'use': 'constant@1'}}";
    Composition composition = compose("gaussian", sampler);
    assertEquals(List.of(12.0, 1.0), made);
    List<String> places =
        StreamSupport.stream(composition.resolved().path("plugins").spliterator(), false)
            .filter(plugin -> plugin.path("point").asText().equals("rule"))
            .map(plugin -> plugin.path("pointer").asText() + " " + plugin.path("version").asText())
            .toList();
    assertEquals(
        List.of(
            "/samplers/0/rule 1.0.0",
            "/samplers/0/rule/of/0 1.0.0",
            "/samplers/0/rule/of/1 1.0.0",
            "/samplers/0/rule/of/1/of/0 1.0.0",
            "/samplers/0/last 1.0.0"),
        places);
    Composition again =
        new Composer(registry, new Folders(List.of(), cache))
            .recompose("resolved.json", composition.resolved(), Progress.NONE);
    assertEquals(composition.resolved().path("experiment"), again.resolved().path("experiment"));
  }

  @Test
  void whatIsWrongIsSaidAtItsDepth() {
    refused(
        "{'use': 'walk', 'rule': {'use': 'product', 'of': [{'use': 'constent'},"
            + " {'use': 'constant', 'factor': 10}, {'use': 'constant', 'faktor': 1}, 3]}}",
        "/rule/of/0/use: there is no rule constent; did you mean constant?",
        "/rule/of/1/factor: 10 is out of range; give a number > 0 and <= 9",
        "/rule/of/2/faktor: there is no parameter \"faktor\"; did you mean factor?",
        "/rule/of/3: give an object that names an extension: a rule");
    refused("{'use': 'walk', 'rule': {'use': 'mala'}}", "/rule/use: there is no rule mala");
  }

  @Test
  void whatAPartRefusesWhenItsHolderMakesItIsItsOwnProblem() {
    refused(
        "{'use': 'walk', 'rule': {'use': 'product', 'of': [{'use': 'constant', 'factor': 7}]}}",
        "/rule/of/0/factor: not 7 in 10 steps");
  }

  @Test
  void whatAPartRequiresIsComparedBeforeItsHolderIsMade() {
    refused(
        "{'use': 'walk', 'rule': {'use': 'product', 'of': [{'use': 'mode'}]}}",
        "/rule/of/0: the rule mode needs known modes and weights, which the dataset gaussian"
            + " lacks");
    assertEquals(List.of(), made);
  }

  @Test
  void aStrangersAbilityIsComparedWithAdvice() throws Exception {
    refused(
        "{'use': 'needy'}",
        ": the sampler needy needs a known spread, which the dataset gaussian lacks; of the"
            + " installed, these offer it: wide");
    assertEquals(1, compose("wide", "{'use': 'needy'}").samplers().size());
  }

  @Test
  void aNewPointIsListed() {
    assertTrue(
        registry.points().stream()
            .anyMatch(
                point -> point.id().equals("rule") && point.title().equals("How a step grows")));
  }
}
