package org.langevin.workbench.internal.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.LineChart;
import org.langevin.workbench.internal.files.FileNames;

/** What happened on the way. */
final class HistoryFigures {
  /** More points than this cannot be told apart. */
  private static final int POINTS = 250;

  /** How many chains can be followed by eye. */
  private static final int CHAINS = 4;

  private HistoryFigures() {}

  static Optional<Figure> loss(Losses losses) {
    List<LineChart.Curve> curves = new ArrayList<>();
    boolean averaged = losses.steps().length > POINTS;
    if (losses.steps().length > 0) {
      curves.add(
          averaged
              ? averaged("training", losses.steps(), losses.training())
              : LineChart.Curve.of("training", losses.steps(), losses.training()));
    }
    if (losses.heldOutSteps().length > 0) {
      curves.add(LineChart.Curve.of("held out", losses.heldOutSteps(), losses.heldOut()));
    }
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    String caption =
        averaged
            ? "Loss against the optimiser's steps: means over "
                + losses.steps().length / POINTS
                + " entries of the history, within the range of their values."
            : "Loss against the optimiser's steps.";
    return Optional.of(
        new LineChart("loss", "Training", caption, Axis.of("step"), vertical(losses), curves));
  }

  /** Logarithmic if the loss falls through more than a decade, else without its first spikes. */
  private static Axis vertical(Losses losses) {
    double[] all =
        DoubleStream.concat(Arrays.stream(losses.training()), Arrays.stream(losses.heldOut()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
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

  private static LineChart.Curve averaged(String label, double[] x, double[] y) {
    double[] means = new double[POINTS];
    double[] lower = new double[POINTS];
    double[] upper = new double[POINTS];
    double[] steps = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      int from = (int) ((long) i * x.length / POINTS);
      int to = (int) ((long) (i + 1) * x.length / POINTS);
      double[] part = Arrays.copyOfRange(y, from, to);
      means[i] = Arrays.stream(part).average().orElse(Double.NaN);
      lower[i] = Arrays.stream(part).min().orElse(Double.NaN);
      upper[i] = Arrays.stream(part).max().orElse(Double.NaN);
      steps[i] = Arrays.stream(x, from, to).average().orElse(Double.NaN);
    }
    return new LineChart.Curve(label, steps, means, lower, upper);
  }

  static Figure traces(String sampler, Traces traces) {
    List<LineChart.Curve> curves = new ArrayList<>();
    for (int i = 0; i < Math.min(CHAINS, traces.chains().size()); i++) {
      curves.add(LineChart.Curve.of("chain " + (i + 1), traces.steps(), traces.chains().get(i)));
    }
    return new LineChart(
        FileNames.of("traces", sampler),
        "Chains of " + sampler,
        "The first coordinate of the first " + curves.size() + " samples, step by step.",
        Axis.of("step"),
        Axis.of(StandardFigures.coordinate(0)),
        curves);
  }
}
