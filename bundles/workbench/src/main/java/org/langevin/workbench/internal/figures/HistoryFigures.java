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

  /** From so many chains on, quantiles are shown. */
  private static final int MANY = 200;

  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

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
      curves.add(LineChart.Curve.of(name, at, at(shown, runningMeans(steps, values))));
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

  /** Each loss counts for the steps since the one before it, of which it is the mean. */
  private static double[] runningMeans(double[] steps, double[] values) {
    double[] means = new double[steps.length];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      double weights = 0;
      int from = atLeast(steps, (1 - REACH) * steps[i]);
      int to = Math.max(i + 1, atLeast(steps, Math.nextUp((1 + REACH) * steps[i])));
      for (int j = from; j < to; j++) {
        double weight = j == 0 ? Math.max(1, steps[0]) : steps[j] - steps[j - 1];
        if (Double.isFinite(values[j])) {
          sum += weight * values[j];
          weights += weight;
        }
      }
      means[i] = sum / weights;
    }
    return means;
  }

  /** The index of the first of ascending steps that is not less than another. */
  private static int atLeast(double[] steps, double least) {
    int found = Arrays.binarySearch(steps, least);
    return found >= 0 ? found : -found - 1;
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

  /** Chains one by one, or of so many that they tell a law its quantiles. */
  static Figure traces(String sampler, Traces traces) {
    return traces.chains().size() < MANY ? chains(sampler, traces) : bands(sampler, traces);
  }

  private static Figure bands(String sampler, Traces traces) {
    int length = traces.places().length;
    double[][] quantiles = new double[SHARES.length][length];
    float[] column = new float[traces.chains().size()];
    for (int i = 0; i < length; i++) {
      for (int k = 0; k < column.length; k++) {
        column[k] = (float) traces.chains().get(k)[i];
      }
      double[] sorted = Window.sorted(column);
      for (int q = 0; q < SHARES.length; q++) {
        quantiles[q][i] = sorted.length == 0 ? Double.NaN : Window.quantile(sorted, SHARES[q]);
      }
    }
    double[] x = traces.places();
    List<LineChart.Curve> curves = new ArrayList<>();
    for (int k = 0; k < CHAINS; k++) {
      curves.add(LineChart.Curve.values("single paths", x, traces.chains().get(k)));
    }
    curves.add(new LineChart.Curve("median, 90 %", x, quantiles[2], quantiles[0], quantiles[4]));
    curves.add(new LineChart.Curve("median, 50 %", x, quantiles[2], quantiles[1], quantiles[3]));
    return new LineChart(
        FileNames.of("traces", sampler),
        "Paths of " + sampler,
        "The first coordinate of "
            + traces.chains().size()
            + " paths, "
            + traces.words()
            + ": their median, the bands in which 50 and 90 percent of them are, and "
            + CHAINS
            + " of them.",
        Axis.of(traces.label()),
        Axis.of(StandardFigures.coordinate(0)),
        curves);
  }

  private static Figure chains(String sampler, Traces traces) {
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
