package org.langevin.workbench.internal.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Figure;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.Score;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.score.ScoreFunction;
import org.langevin.workbench.Progress;
import org.langevin.workbench.figures.FigureFiles;
import org.langevin.workbench.internal.composition.Composition;
import org.langevin.workbench.internal.composition.SamplingTask;
import org.langevin.workbench.internal.figures.LawFigures;
import org.langevin.workbench.internal.figures.LearnedScore;
import org.langevin.workbench.internal.figures.Losses;
import org.langevin.workbench.internal.figures.NoiseErrors;
import org.langevin.workbench.internal.figures.Outcome;
import org.langevin.workbench.internal.figures.Stage;
import org.langevin.workbench.internal.figures.StandardFigures;
import org.langevin.workbench.internal.figures.Traces;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.progress.Cancellation;
import org.langevin.workbench.internal.progress.Meter;
import org.langevin.workbench.internal.sampling.Levels;
import org.langevin.workbench.internal.sampling.SamplerResult;
import org.langevin.workbench.internal.training.HistoryTable;

/** Collects what there is to see in a run, and writes it down for the report. */
record FigurePhase(
    RunFolder folder,
    RunRecord record,
    Composition composition,
    Progress progress,
    Cancellation cancellation) {
  private static final int LAW_COLUMNS = 5;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  /**
   * Writes all figures, unless that is done.
   *
   * @param origins of plugins' figures, in the order in which they are to appear
   */
  void write(List<SamplerResult> samples, Items real, Optional<Score> score, List<Origin> origins)
      throws IOException {
    Map<String, Figure> figures = new LinkedHashMap<>();
    generatorLosses().ifPresent(figure -> figures.put(figure.name(), figure));
    Optional<ScoreFunction> function = score.map(ScoreFunction::new);
    try {
      Outcome outcome = outcome(samples, real, function);
      Meter meter = new Meter(progress, "figures", "", 0, StandardFigures.KINDS);
      cancellation
          .interruptibly(() -> StandardFigures.of(outcome, done -> meter.update(done, () -> "")))
          .forEach(figure -> figures.put(figure.name(), figure));
      meter.finish("");
    } finally {
      function.ifPresent(ScoreFunction::close);
    }
    PluginFigures plugins = PluginFigures.read(folder, origins);
    if (!composition.condition().isGiven()) {
      // A score of the data alone is that of the metrics.
      figures.keySet().removeIf(plugins::has);
    }
    simulated(samples).ifPresent(figure -> figures.put(figure.name(), figure));
    plugins.addTo(figures);
    try (FileBatch batch = record.batch()) {
      int position = 0;
      for (Map.Entry<String, Figure> figure : figures.entrySet()) {
        byte[] bytes = FigureFiles.bytes(figure.getKey(), position++, figure.getValue());
        batch.write(FigureFiles.file(folder.figures(), figure.getKey()), out -> out.write(bytes));
      }
      ObjectNode files = batch.commit();
      FigureFiles.removeOthers(folder.figures(), figures.keySet());
      record.setDone(Phases.FIGURES, files);
    }
  }

  private Outcome outcome(List<SamplerResult> samples, Items real, Optional<ScoreFunction> score)
      throws IOException {
    Map<String, Items> items = new LinkedHashMap<>();
    Map<String, Traces> traces = new LinkedHashMap<>();
    Map<String, List<Stage>> stages = new LinkedHashMap<>();
    for (SamplerResult result : samples) {
      items.put(result.sampler(), result.samples());
      result.traces().ifPresent(kept -> traces.put(result.sampler(), traces(result, kept)));
      if (composition.simulated().isEmpty()) {
        result.levels().ifPresent(kept -> stages.put(result.sampler(), stages(result, kept)));
      }
    }
    return new Outcome(
        composition.dataset(),
        real,
        composition.generator().isPresent() ? Optional.empty() : losses(folder.history()),
        composition.training().isPresent()
            ? cancellation.interruptibly(
                () -> score.flatMap(function -> noiseErrors(function, real)))
            : Optional.empty(),
        score.map(this::learned).orElse(List.of()),
        items,
        traces,
        stages);
  }

  /** The law of simulations over time. */
  private Optional<Figure> simulated(List<SamplerResult> samples) {
    return composition
        .simulated()
        .flatMap(
            starts -> {
              Sde sde = composition.sde().orElseThrow();
              Optional<Transitions> laws = sde.ability(Transitions.class);
              Map<String, List<LawFigures.Look>> looks = new LinkedHashMap<>();
              samples.forEach(
                  result ->
                      result
                          .traces()
                          .ifPresent(
                              kept ->
                                  looks.put(
                                      result.sampler(), looks(kept, result.samples().shape()))));
              return cancellation.interruptibly(
                  () ->
                      LawFigures.of(
                          looks, t -> laws.flatMap(known -> starts.density(known.at(t)))));
            });
  }

  /** The states at a few times, more of them early than late, the last one among them. */
  private List<LawFigures.Look> looks(
      org.langevin.workbench.internal.sampling.Traces kept, Shape shape) {
    List<LawFigures.Look> looks = new ArrayList<>();
    if (kept.conditions().length != kept.length()) {
      return looks;
    }
    int columns = Math.min(LAW_COLUMNS, kept.length());
    for (int c = 1; c <= columns; c++) {
      // Early, laws move fastest.
      double share = (double) c / columns;
      int look = Math.max(c, (int) Math.round(share * share * kept.length())) - 1;
      looks.add(
          new LawFigures.Look(
              kept.conditions()[look],
              label(composition.condition(), kept.conditions()[look]),
              Items.of(shape, kept.statesAt(look))));
    }
    return looks;
  }

  private Optional<NoiseErrors> noiseErrors(ScoreFunction score, Items real) {
    boolean toldClasses =
        composition
            .network()
            .flatMap(network -> network.ability(ClassConditional.class))
            .isPresent();
    return NoiseErrors.measure(
        composition.condition(),
        score,
        toldClasses,
        composition.dataset(),
        real,
        composition.seed());
  }

  /** Of the first coordinates; over the time, where there is one. */
  private Traces traces(
      SamplerResult result, org.langevin.workbench.internal.sampling.Traces kept) {
    double[] conditions = kept.conditions();
    boolean timed = conditions.length == kept.length() && conditioning(result).isGiven();
    boolean falling = timed && conditions[0] > conditions[kept.length() - 1];
    double[] places = new double[kept.length()];
    List<double[]> chains = new ArrayList<>();
    float[] chain = new float[kept.length() * kept.dimension()];
    for (int i = 0; i < kept.chains(); i++) {
      kept.copy(i, chain);
      double[] first = new double[kept.length()];
      for (int look = 0; look < first.length; look++) {
        int place = falling ? first.length - 1 - look : look;
        first[place] = chain[look * kept.dimension()];
        places[place] = timed ? conditions[look] : (look + 1.0) * kept.stride();
      }
      chains.add(first);
    }
    if (!timed) {
      return Traces.bySteps(places, chains);
    }
    String symbol = conditioning(result).symbol();
    return new Traces(
        symbol,
        "over "
            + symbol
            + " ("
            + conditioning(result).words()
            + ")"
            + (falling ? ", which falls while they are drawn: read it from right to left" : ""),
        places,
        chains);
  }

  private Condition conditioning(SamplerResult result) {
    return composition.samplers().stream()
        .filter(task -> task.name().equals(result.sampler()))
        .findFirst()
        .map(SamplingTask::condition)
        .orElse(composition.condition());
  }

  private List<Stage> stages(SamplerResult result, Levels levels) {
    Condition conditioning = conditioning(result);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < levels.conditions().length; i++) {
      double condition = levels.conditions()[i];
      stages.add(
          new Stage(
              label(conditioning, condition),
              meaning(conditioning),
              conditioning.law(condition),
              Items.of(result.samples().shape(), levels.at(i))));
    }
    return stages;
  }

  private static String label(Condition conditioning, double condition) {
    String rounded =
        new BigDecimal(condition).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    return conditioning.isGiven() ? conditioning.symbol() + " = " + rounded : "";
  }

  /** For example {@code σ: the noise level}. */
  private static String meaning(Condition condition) {
    return condition.isGiven() ? " " + condition.symbol() + ": " + condition.words() + "." : "";
  }

  /** The score where it is worth a look: with little noise, with some, and with much. */
  private List<LearnedScore> learned(ScoreFunction score) {
    return scores(score, composition.condition().looks());
  }

  private List<LearnedScore> scores(ScoreFunction score, double[] conditions) {
    Condition conditioning = composition.condition();
    return Arrays.stream(conditions)
        .boxed()
        .flatMap(
            condition ->
                conditioning
                    .law(condition)
                    .map(
                        marginal ->
                            new LearnedScore(
                                label(conditioning, condition),
                                meaning(conditioning),
                                marginal,
                                condition,
                                score))
                    .stream())
        .toList();
  }

  /** Reads the columns of the history; a generator's are not all of one kind and are left out. */
  static Optional<Losses> losses(Path history) throws IOException {
    if (!Files.exists(history)) {
      return Optional.empty();
    }
    HistoryTable table = HistoryTable.read(history);
    int loss = table.names().indexOf("loss");
    int held = table.names().indexOf("held_out_loss");
    if (loss < 0) {
      return Optional.empty();
    }
    double[] steps = table.column(0);
    double[] looks = held < 0 ? new double[0] : table.column(held);
    int[] looked = IntStream.range(0, looks.length).filter(i -> !Double.isNaN(looks[i])).toArray();
    return Optional.of(
        new Losses(
            steps,
            table.column(loss),
            Arrays.stream(looked).mapToDouble(i -> steps[i]).toArray(),
            Arrays.stream(looked).mapToDouble(i -> looks[i]).toArray()));
  }

  /** A generator names its losses itself. */
  private Optional<Figure> generatorLosses() throws IOException {
    if (composition.generator().isEmpty() || !Files.exists(folder.history())) {
      return Optional.empty();
    }
    HistoryTable table = HistoryTable.read(folder.history());
    if (table.rows().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, double[]> losses = new TreeMap<>();
    for (int i = 1; i < table.names().size(); i++) {
      losses.put(table.names().get(i), table.column(i));
    }
    return StandardFigures.losses(table.column(0), losses);
  }
}
