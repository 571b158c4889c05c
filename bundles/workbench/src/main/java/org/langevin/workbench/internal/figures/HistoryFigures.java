package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.workbench.internal.files.FileNames;

/** What happened on the way. */
final class HistoryFigures {
  /** More points than this cannot be told apart. */
  private static final int POINTS = 1000;

  /** How far a running mean reaches to either side, as a share of the steps. */
  private static final double REACH = 0.1;

  /** Fewer entries than this are shown as they are. */
  private static final int FEW = 20;

  /** How many chains can be followed by eye. */
  private static final int CHAINS = 4;

  private HistoryFigures() {}

  static Optional<Figure> loss(Losses losses) {
    List<LineChart.Curve> curves = new ArrayList<>();
    addCourse("training", losses.steps(), losses.training(), curves);
    if (losses.heldOutSteps().length > 0) {
      curves.add(LineChart.Curve.of("held out", losses.heldOutSteps(), losses.heldOut()));
    }
    return chart(
        "loss",
        "Loss against the optimiser's steps",
        losses.steps().length,
        List.of(losses.training(), losses.heldOut()),
        curves);
  }

  /** Of a generator, which names its losses itself. */
  static Optional<Figure> losses(double[] steps, SortedMap<String, double[]> losses) {
    List<LineChart.Curve> curves = new ArrayList<>();
    losses.forEach((name, values) -> addCourse(name.replace('_', ' '), steps, values, curves));
    return chart(
        "losses",
        "The generator's losses against its steps",
        steps.length,
        List.copyOf(losses.values()),
        curves);
  }

  /** As it was noted; of many entries, a running mean over it. */
  private static void addCourse(
      String name, double[] steps, double[] values, List<LineChart.Curve> curves) {
    if (steps.length > FEW) {
      int[] shown = shown(steps.length);
      double[] at = at(shown, steps);
      curves.add(LineChart.Curve.values(name, at, at(shown, values)));
      curves.add(LineChart.Curve.of(name, at, at(shown, runningMeans(values))));
    } else if (steps.length > 0) {
      curves.add(LineChart.Curve.of(name, steps, values));
    }
  }

  private static Optional<Figure> chart(
      String name,
      String caption,
      int entries,
      List<double[]> values,
      List<LineChart.Curve> curves) {
    String averaged =
        ": pale, as it was noted, and its mean over a tenth of the steps to either side";
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LineChart(
                name,
                "Training",
                caption + (entries > FEW ? averaged : "") + ".",
                Axis.logarithmic("step"),
                vertical(values),
                curves));
  }

  /** The first, the last, and as many between as can be told apart. */
  private static int[] shown(int count) {
    int points = Math.min(POINTS, count);
    int[] shown = new int[points];
    Arrays.setAll(shown, i -> (int) ((long) i * (count - 1) / Math.max(1, points - 1)));
    return shown;
  }

  private static double[] at(int[] indices, double[] values) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] runningMeans(double[] values) {
    double[] means = new double[values.length];
    for (int i = 0; i < means.length; i++) {
      int reach = (int) (REACH * (i + 1));
      means[i] =
          Arrays.stream(values, i - reach, Math.min(values.length, i + reach + 1))
              .filter(Double::isFinite)
              .average()
              .orElse(Double.NaN);
    }
    return means;
  }

  /** Logarithmic if the loss falls through more than a decade, else without its first spikes. */
  private static Axis vertical(List<double[]> values) {
    double[] all =
        values.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).sorted().toArray();
    if (all.length == 0) {
      return Axis.of("loss");
    }
    double low = all[0];
    double high = all[all.length - 1];
    if (low > 0 && high > 10 * low) {
      return Axis.logarithmic("loss");
    }
    double most = Window.quantile(all, 0.98);
    boolean spikes = most > low && high - low > 5 * (most - low);
    return spikes
        ? Axis.of("loss", low - 0.05 * (most - low), most + 0.25 * (most - low))
        : Axis.of("loss");
  }

  /** Curves over the noise, with the standard error as a band. */
  static Figure noiseErrors(NoiseErrors errors) {
    double[] noise = column(errors, NoiseErrors.Level::noise);
    List<LineChart.Curve> curves = new ArrayList<>();
    curves.add(
        new LineChart.Curve(
            "learned score",
            noise,
            column(errors, NoiseErrors.Level::learned),
            column(errors, level -> level.learned() - level.deviation()),
            column(errors, level -> level.learned() + level.deviation())));
    boolean known = errors.levels().stream().noneMatch(level -> Double.isNaN(level.exact()));
    if (known) {
      curves.add(
          LineChart.Curve.of("exact score", noise, column(errors, NoiseErrors.Level::exact)));
    }
    return new LineChart(
        "noise-error",
        "Error by noise",
        "How well the learned score tells the noise in held-out items: the squared error of the"
            + " predicted noise in each component, which is 1 where nothing is said, against the"
            + " deviation of the noise in units of the data."
            + (known ? " No score has a smaller error than the exact one." : ""),
        Axis.logarithmic("noise s / m"),
        Axis.of("squared error of the noise"),
        curves);
  }

  private static double[] column(NoiseErrors errors, ToDoubleFunction<NoiseErrors.Level> column) {
    return errors.levels().stream().mapToDouble(column).toArray();
  }

  static Figure traces(String sampler, Traces traces) {
    List<LineChart.Curve> curves = new ArrayList<>();
    for (int i = 0; i < Math.min(CHAINS, traces.chains().size()); i++) {
      curves.add(LineChart.Curve.of("chain " + (i + 1), traces.places(), traces.chains().get(i)));
    }
    return new LineChart(
        FileNames.of("traces", sampler),
        "Chains of " + sampler,
        "The first coordinate of the first " + curves.size() + " samples, " + traces.words() + ".",
        Axis.of(traces.label()),
        Axis.of(StandardFigures.coordinate(0)),
        curves);
  }
}
