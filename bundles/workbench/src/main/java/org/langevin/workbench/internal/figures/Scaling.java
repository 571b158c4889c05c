package org.langevin.workbench.internal.figures;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.sde.Marginal;

/**
 * Brings perturbed items, m x + b + s z, to the spread of the data: the state y is shown as
 *
 * <pre>c + (y - b - m c) / sqrt(m^2 + s^2 / v)</pre>
 *
 * <p>where c are the means of the data's components, of images that of all pixels, and v is the
 * mean of their variances. Where the law is not known, the state is shown as it is.
 *
 * @param centre c
 * @param variance v
 * @param windows what of each component is shown
 */
record Scaling(double[] centre, double variance, Window[] windows) {
  /** How many standard deviations of noise are shown. */
  private static final double DEVIATIONS = 2.2;

  private static final int LARGEST_SHOWN = 5;

  static Scaling of(Items real) {
    int dimension = real.shape().dimension();
    double[] centre = new double[dimension];
    double variance = 0;
    Window[] windows = new Window[Math.min(dimension, LARGEST_SHOWN)];
    for (int j = 0; j < dimension; j++) {
      float[] values = Window.coordinate(real, j);
      double sum = 0;
      double squares = 0;
      for (float value : values) {
        sum += value;
        squares += (double) value * value;
      }
      double mean = values.length == 0 ? 0 : sum / values.length;
      centre[j] = mean;
      variance += values.length == 0 ? 1 : Math.max(0, squares / values.length - mean * mean);
    }
    if (real.shape().isImage()) {
      // One for all pixels, or noise would show the mean image.
      double mean = Arrays.stream(centre).average().orElse(0);
      for (double pixel : centre) {
        variance += (pixel - mean) * (pixel - mean);
      }
      Arrays.fill(centre, mean);
    }
    variance = variance > 0 ? variance / dimension : 1;
    double deviation = Math.sqrt(variance);
    for (int j = 0; j < windows.length; j++) {
      Window data = Window.bulk(Window.coordinate(real, j));
      windows[j] =
          new Window(
              Math.min(data.low(), centre[j] - DEVIATIONS * deviation),
              Math.max(data.high(), centre[j] + DEVIATIONS * deviation));
    }
    return new Scaling(centre, variance, windows);
  }

  Window window(int component) {
    return windows[component];
  }

  private double factor(Marginal law) {
    return 1 / Math.sqrt(law.scale() * law.scale() + law.deviation() * law.deviation() / variance);
  }

  /** The samples of a stage, one after the other. */
  float[] scaled(Stage stage) {
    float[] values = stage.samples().toArray();
    if (stage.marginal().isEmpty()) {
      return values;
    }
    Marginal law = stage.marginal().get();
    double factor = factor(law);
    float[] scaled = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      double middle = centre[i % centre.length];
      scaled[i] = (float) (middle + (values[i] - law.offset() - law.scale() * middle) * factor);
    }
    return scaled;
  }

  /** The logarithm of the density of {@link #scaled} samples that have the law's. */
  ToDoubleFunction<float[]> logDensity(Dataset dataset, Stage stage) {
    Marginal law = stage.marginal().orElseThrow();
    Density density = dataset.density(law).orElseThrow();
    double factor = factor(law);
    double constant = centre.length * Math.log(factor);
    float[] state = new float[centre.length];
    return shown -> {
      for (int j = 0; j < state.length; j++) {
        state[j] =
            (float) (law.offset() + law.scale() * centre[j] + (shown[j] - centre[j]) / factor);
      }
      return density.logDensity(state, 0) - constant;
    };
  }
}
