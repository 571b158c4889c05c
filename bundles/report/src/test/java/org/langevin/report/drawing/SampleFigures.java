package org.langevin.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.Grid;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;

/** One of each kind of figure, as runs have them. */
public final class SampleFigures {
  private static final Axis X1 = Axis.of("x₁", -5, 15);
  private static final Axis X2 = Axis.of("x₂", -4, 14);

  private SampleFigures() {}

  /** All kinds, in different settings. */
  public static List<Figure> all() {
    return List.of(
        loss(),
        traces(),
        images(),
        samples(),
        density(),
        score(),
        error(),
        histogram(),
        histograms(),
        marginals(),
        search(),
        beta(),
        scatter(),
        bars());
  }

  private static float[] mixture(int count, long seed) {
    Random random = new Random(seed);
    float[] points = new float[2 * count];
    for (int i = 0; i < count; i++) {
      float centre = random.nextDouble() < .2 ? 0 : 10;
      points[2 * i] = (float) (centre + random.nextGaussian());
      points[2 * i + 1] = (float) (centre + random.nextGaussian());
    }
    return points;
  }

  static double[] line(double from, double to, int count) {
    double[] line = new double[count];
    for (int i = 0; i < count; i++) {
      line[i] = from + (to - from) * i / (count - 1);
    }
    return line;
  }

  static Figure loss() {
    Random random = new Random(1);
    double[] steps = line(0, 20000, 250);
    double[] loss = new double[250];
    double[] lower = new double[250];
    double[] upper = new double[250];
    for (int i = 0; i < 250; i++) {
      loss[i] = 30 * Math.exp(-i / 12.0) + 1.2 + .05 * random.nextGaussian();
      lower[i] = loss[i] * .8;
      upper[i] = loss[i] * 1.3;
    }
    double[] heldOutSteps = line(500, 20000, 40);
    double[] heldOut = new double[40];
    for (int i = 0; i < 40; i++) {
      heldOut[i] = 30 * Math.exp(-i / 2.0) + 1.25;
    }
    return new LineChart(
        "loss",
        "Training",
        "Loss against the optimiser's steps.",
        Axis.of("step"),
        Axis.logarithmic("loss"),
        List.of(
            new LineChart.Curve("training", steps, loss, lower, upper),
            LineChart.Curve.of("held out", heldOutSteps, heldOut)));
  }

  static Figure traces() {
    Random random = new Random(2);
    List<LineChart.Curve> curves = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      double[] x = line(0, 1000, 400);
      double[] y = new double[400];
      double state = c % 2 == 0 ? 0 : 10;
      for (int i = 0; i < y.length; i++) {
        double centre = state > 5 ? 10 : 0;
        state += .1 * (centre - state) + .4 * random.nextGaussian();
        y[i] = state;
      }
      curves.add(LineChart.Curve.of("chain " + (c + 1), x, y));
    }
    return new LineChart(
        "traces-ula", "Chains of ula", "They stay.", Axis.of("step"), Axis.of("x₁"), curves);
  }

  private static float[] pixels(int count, long seed) {
    Random random = new Random(seed);
    float[] pixels = new float[count * 28 * 28];
    for (int i = 0; i < count; i++) {
      double radius = 4 + 8 * random.nextDouble();
      for (int p = 0; p < 784; p++) {
        double distance = Math.hypot(p / 28 - 13.5, p % 28 - 13.5);
        pixels[i * 784 + p] = (float) (1 / (1 + Math.exp(distance - radius)));
      }
    }
    return pixels;
  }

  static Figure images() {
    List<Figure> grids = new ArrayList<>();
    for (String title : List.of("Held-out images", "euler-maruyama", "predictor-corrector")) {
      grids.add(new ImageGrid("grid", title, "", 28, 28, 1, 8, 0, 1, pixels(64, title.hashCode())));
    }
    return new Panels("samples-images", "Samples", "Not selected.", 3, grids);
  }

  static Figure samples() {
    List<Figure> panels = new ArrayList<>();
    for (String title : List.of("mala", "annealed-langevin")) {
      panels.add(
          new Scatter(
              "samples",
              title,
              "",
              X1,
              X2,
              List.of(
                  new Scatter.Group("held out", mixture(2000, 3)),
                  new Scatter.Group("samples", mixture(2000, title.hashCode())))));
    }
    return new Panels("samples", "Samples", "Over held-out items.", 2, panels);
  }

  private static double density(double x, double y) {
    return (.2 * Math.exp(-(x * x + y * y) / 2)
            + .8 * Math.exp(-((x - 10) * (x - 10) + (y - 10) * (y - 10)) / 2))
        / 2
        / Math.PI;
  }

  static Figure density() {
    double[] x = line(-4.8, 14.8, 50);
    double[] y = line(-3.8, 13.8, 50);
    double[] exact = new double[2500];
    double[] sampled = new double[2500];
    Random random = new Random(4);
    for (int i = 0; i < 2500; i++) {
      exact[i] = density(x[i % 50], y[i / 50]);
      sampled[i] = Math.max(0, exact[i] + .02 * Math.sqrt(exact[i]) * random.nextGaussian());
    }
    Axis scale = Axis.of("probability density", 0, .127);
    return new Panels(
        "density",
        "Density",
        "",
        2,
        List.of(
            new HeatMap("a", "Exact density", "", X1, X2, scale, new Grid(x, y, exact), none()),
            new HeatMap("b", "mala", "", X1, X2, scale, new Grid(x, y, sampled), none())));
  }

  private static float[] none() {
    return new float[0];
  }

  static Figure score() {
    List<Figure> panels = new ArrayList<>();
    double[] x = line(-4.5, 14.5, 21);
    double[] y = line(-3.5, 13.5, 21);
    for (double sigma : new double[] {1, .1}) {
      for (String which : List.of("Exact score", "Learned score")) {
        double[] first = new double[441];
        double[] second = new double[441];
        for (int i = 0; i < 441; i++) {
          double px = x[i % 21];
          double py = y[i / 21];
          double variance = 1 + sigma * sigma;
          double other = which.startsWith("E") ? 0 : .2 * Math.sin(px) * Math.sqrt(variance);
          double centre = px + py > 10 ? 10 : 0;
          first[i] = (centre - px) / variance + other;
          second[i] = (centre - py) / variance;
        }
        panels.add(
            new VectorField(
                "field",
                which + ", σ = " + sigma,
                "",
                X1,
                X2,
                Axis.of("norm of the score, σ = " + sigma),
                new Grid(x, y, first),
                new Grid(x, y, second),
                mixture(500, 6)));
      }
    }
    return new Panels("score", "Score", "", 2, panels);
  }

  static Figure error() {
    double[] x = line(-4.8, 14.8, 60);
    double[] y = line(-3.8, 13.8, 60);
    double[] values = new double[3600];
    for (int i = 0; i < 3600; i++) {
      values[i] = 1e-3 / (density(x[i % 60], y[i / 60]) + 1e-6);
    }
    return new HeatMap(
        "score-error",
        "Error of the score",
        "",
        X1,
        X2,
        Axis.logarithmic("squared error"),
        new Grid(x, y, values),
        mixture(500, 6));
  }

  private static float[] normal(int count, double mean, double deviation, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return values;
  }

  static Figure histogram() {
    double[] x = line(-4, 4, 200);
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      y[i] = Math.exp(-x[i] * x[i] / 2) / Math.sqrt(2 * Math.PI);
    }
    return new Histogram(
        "histogram",
        "Samples of euler-maruyama",
        "",
        Axis.of("x", -4, 4),
        List.of(new Histogram.Sample("samples", normal(10000, 0, 1, 7))),
        List.of(LineChart.Curve.of("exact density", x, y)));
  }

  static Figure histograms() {
    return new Histogram(
        "two-histograms",
        "Time reversal",
        "",
        Axis.of("x"),
        List.of(
            new Histogram.Sample("held out", normal(3000, 0, 1, 7)),
            new Histogram.Sample("samples", normal(3000, .5, 1.2, 8))),
        List.of());
  }

  static Figure marginals() {
    float[] ages = normal(4000, 35, 9, 9);
    float[] synthetic = normal(4000, 38, 12, 10);
    for (int i = 0; i < ages.length; i++) {
      ages[i] = Math.round(ages[i]);
      synthetic[i] = Math.round(synthetic[i]);
    }
    float[] limits = normal(4000, 12, 1, 11);
    float[] syntheticLimits = normal(4000, 12.2, .8, 12);
    for (int i = 0; i < limits.length; i++) {
      limits[i] = (float) Math.exp(limits[i]);
      syntheticLimits[i] = (float) Math.exp(syntheticLimits[i]);
    }
    List<Figure> panels = new ArrayList<>();
    panels.add(
        new Histogram(
            "m",
            "",
            "",
            Axis.of("LIMIT_BAL", 0, 1e6),
            List.of(
                new Histogram.Sample("held out", limits),
                new Histogram.Sample("sliced", syntheticLimits)),
            List.of()));
    panels.add(
        new BarChart(
            "m",
            "",
            "",
            Axis.named("EDUCATION", List.of("0", "1", "2", "3", "4", "5", "6")),
            Axis.of("share"),
            List.of(
                new BarChart.Group("held out", new double[] {.01, .3, .4, .2, .05, .03, .01}),
                new BarChart.Group("sliced", new double[] {.02, .25, .38, .25, .05, .04, .01}))));
    panels.add(
        new Histogram(
            "m",
            "",
            "",
            Axis.of("AGE", 20, 75),
            List.of(
                new Histogram.Sample("held out", ages), new Histogram.Sample("sliced", synthetic)),
            List.of()));
    panels.add(
        new BarChart(
            "m",
            "",
            "",
            Axis.named("MARRIAGE", List.of("unknown", "married", "single", "something else")),
            Axis.of("share"),
            List.of(
                new BarChart.Group("held out", new double[] {.01, .45, .52, .02}),
                new BarChart.Group("sliced", new double[] {.02, .4, .56, .02}))));
    return new Panels("marginals", "Columns", "", 3, panels);
  }

  static Figure search() {
    Random random = new Random(13);
    List<double[]> trials = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double rate = Math.pow(10, -4 + 2 * random.nextDouble());
      double batch = 32 << random.nextInt(4);
      double sigma = 5 + 30 * random.nextDouble();
      double network = random.nextInt(3);
      trials.add(
          new double[] {
            rate, batch, sigma, network, Math.abs(Math.log10(rate) + 3) + sigma / 30 + network / 3
          });
    }
    return new ParallelCoordinates(
        "search",
        "Random search",
        "",
        List.of(
            Axis.logarithmic("learning rate"),
            Axis.logarithmic("batch"),
            Axis.of("σ", 0, 40),
            Axis.named("network", List.of("mlp", "ncsn", "unet")),
            Axis.of("Fréchet distance")),
        trials);
  }

  static Figure beta() {
    double[] beta = {1, 2, 3, 5, 8, 12, 20, 40, 80};
    double[] swiss = new double[beta.length];
    double[] circle = new double[beta.length];
    for (int i = 0; i < beta.length; i++) {
      swiss[i] = 5 * Math.exp(-beta[i] / 2) + .01 * beta[i];
      circle[i] = 9 * Math.exp(-beta[i] / 3) + .02 * beta[i];
    }
    circle[4] = Double.NaN;
    return new LineChart(
        "beta",
        "Quality against beta",
        "",
        Axis.logarithmic("β"),
        Axis.logarithmic("sliced Wasserstein distance"),
        List.of(
            LineChart.Curve.of("Swiss roll", beta, swiss),
            LineChart.Curve.of("circle", beta, circle)));
  }

  static Figure scatter() {
    return new Scatter(
        "few-points",
        "Few points",
        "",
        Axis.of("x₁"),
        Axis.of("x₂"),
        List.of(new Scatter.Group("samples", mixture(60, 20))));
  }

  static Figure bars() {
    return new BarChart(
        "bars",
        "Shares of shapes",
        "",
        Axis.named("shape", List.of("square", "circle", "concentric circles", "triangle")),
        Axis.of("share", 0, 1),
        List.of(
            new BarChart.Group("training", new double[] {.4, .3, .2, .1}),
            new BarChart.Group("samples", new double[] {.35, .33, .17, .15})));
  }
}
