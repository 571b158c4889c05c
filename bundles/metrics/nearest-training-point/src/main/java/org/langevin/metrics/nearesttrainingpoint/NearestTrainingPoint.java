package org.langevin.metrics.nearesttrainingpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Axis;
import org.langevin.api.figure.Histogram;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Whether samples repeat the training items: their distances from the nearest of them, beside those
 * of held-out items,
 *
 * <pre>E d(x, T) / E d(y, T),  d(x, T) = min over t in T of |x - t|,</pre>
 *
 * <p>for samples x, held-out items y and the training set T. It is near 1 if samples are as far
 * from the training items as fresh data are, near 0 if they were memorised, and above 1 if they are
 * off the data. Told as well: both means ({@code samples}, {@code held-out}), and the {@code share}
 * of samples that are nearer to one of some training items than to any of as many held-out items,
 * where equal distances count half: 1/2 for fresh data, 1 if all are memorised (Meehan, Chaudhuri
 * and Dasgupta 2020 compare such distances, too). All distances are exact, in the unit of the data.
 *
 * <p>For the share, as many training items are chosen at random as there are held-out ones, or the
 * other way round. Standard errors are those of independent samples, at the given items.
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "nearest-training-point",
    title = "Distance of samples from the nearest training item",
    formula = "E d(x, T) / E d(y, T), x samples, y held out, T the training items",
    source = "Meehan, Chaudhuri and Dasgupta 2020")
public final class NearestTrainingPoint
    implements ExtensionFactory<NearestTrainingPoint.Parameters, MetricContext, Metric> {
  private static final String SHARE = "share";

  /** Held-out items of which a mean and a share are worth something. */
  private static final int ENOUGH = 100;

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description =
                  "How many samples are measured at most, chosen at random if there are more",
              unit = "samples",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int samples) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    Dataset dataset =
        context
            .dataset()
            .orElseThrow(
                () ->
                    new InvalidExperimentException(
                        "two files have no training items to be near to; take this metric in an"
                            + " experiment"));
    return input -> evaluate(dataset.training(), parameters.samples(), input);
  }

  private static MetricResult evaluate(Items training, int most, MetricInput input) {
    RandomStream random = input.random();
    Points generated = Points.of(input.generated(), "generated", most, random);
    Points real = Points.of(input.real(), "real", Integer.MAX_VALUE, random);
    int pairs = Math.min(training.size(), real.count());
    Reference all = Reference.of(training, training.size(), random);
    double[] ofSamples = all.distances(generated, input);
    double[] ofReal = all.distances(real, input);
    Reference some = pairs == training.size() ? all : Reference.of(training, pairs, random);
    double[] toTraining = some == all ? ofSamples : some.distances(generated, input);
    double[] toReal = Reference.of(input.real(), pairs, random).distances(generated, input);
    double[] nearer = new double[toReal.length];
    for (int i = 0; i < nearer.length; i++) {
      nearer[i] = toTraining[i] < toReal[i] ? 1 : toTraining[i] == toReal[i] ? 0.5 : 0;
    }
    Mean samples = new Mean(ofSamples);
    Mean heldOut = new Mean(ofReal);
    Mean share = new Mean(nearer);
    if (heldOut.value() == 0) {
      throw new InvalidExperimentException(
          "all held-out items are training items, so that nothing tells fresh data from repeated"
              + " ones; take a dataset that holds out others");
    }
    double ratio = samples.value() / heldOut.value();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(MetricResult.VALUE, ratio);
    values.put(SHARE, share.value());
    values.put("samples", samples.value());
    values.put("held-out", heldOut.value());
    if (ofSamples.length > 1 && ofReal.length > 1) {
      double own = samples.standardError() / heldOut.value();
      double others = ratio * heldOut.standardError() / heldOut.value();
      values.put(MetricResult.STANDARD_ERROR, Math.sqrt(own * own + others * others));
      values.put(SHARE + "-" + MetricResult.STANDARD_ERROR, share.standardError());
    }
    String note =
        String.format(
            Locale.ROOT,
            "%d samples and %d held-out items beside %d training items, share of %d of each",
            ofSamples.length,
            ofReal.length,
            training.size(),
            pairs);
    MetricResult result =
        new MetricResult(
                values, MetricResult.Better.HIGHER, note, List.of(histogram(ofSamples, ofReal)))
            .withPerfect(
                Map.of(
                    MetricResult.VALUE,
                    1.0,
                    SHARE,
                    0.5,
                    "samples",
                    heldOut.value(),
                    "held-out",
                    heldOut.value()));
    return pairs >= ENOUGH
        ? result
        : result.withCaution(
            "only "
                + ofReal.length
                + " held-out and "
                + training.size()
                + " training items are compared with, and figures of fewer than "
                + ENOUGH
                + " vary with the items more than with the samples");
  }

  private static Histogram histogram(double[] samples, double[] heldOut) {
    return new Histogram(
        "nearest-training-point",
        "Distance from the nearest training item",
        "The distances of samples and of held-out items from the nearest training item, as"
            + " densities. Samples to the left of held-out items repeat what was learned from.",
        Axis.of("distance (data)", 0, Double.NaN),
        List.of(
            new Histogram.Sample("held out", floats(heldOut)),
            new Histogram.Sample("samples", floats(samples))),
        List.of());
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private record Mean(double[] values) {
    double value() {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    /** There are at least two. */
    double standardError() {
      double mean = value();
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return Math.sqrt(squares / (values.length - 1.0) / values.length);
    }
  }
}
