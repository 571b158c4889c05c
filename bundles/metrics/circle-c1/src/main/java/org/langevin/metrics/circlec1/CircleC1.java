package org.langevin.metrics.circlec1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.random.RandomStream;
import org.langevin.kit.metric.AngularDistance;
import org.langevin.kit.metric.DataPair;
import org.langevin.kit.metric.PolarCoordinates;
import org.langevin.kit.metric.PolarDistance;
import org.langevin.kit.metric.QuantileCoupling;
import org.langevin.kit.metric.Tasks;
import org.osgi.service.component.annotations.Component;

/**
 * The generalisation metric C_1 for points around a circle,
 *
 * <pre>C_1(G, S) = W_1(radii of G, radii of S) + W_1(angles of G, angles of S)</pre>
 *
 * <p>(Paton 2023, definition 4.1), where G are the samples, S the held-out items or those to learn
 * from, and radii and angles the polar coordinates about a centre. The first term, told as {@code
 * radius}, is in the unit of the data, the second, {@code angle}, in radians. Both are exact for
 * samples of any sizes.
 *
 * <p>The paper takes angles for numbers of [0, 2 pi), so that two points on both sides of angle 0
 * are a whole turn apart: {@code "angles": "line"}. By default they are points of the circle, along
 * whose arcs W_1 is measured ({@link org.langevin.kit.metric.CircularTransport}). That is never
 * more, and does not depend on where angles begin.
 *
 * <p>The floor is the mean distance of disjoint samples of S, brought to the sizes compared by the
 * rate n^(-1/2) of laws on the line without gaps (Bobkov and Ledoux 2019).
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "circle-c1",
    title = "Distance of radii and angles from held-out or training items",
    formula = "W_1(radii of G, radii of S) + W_1(angles of G, angles of S)",
    source = "Paton 2023")
public final class CircleC1
    implements ExtensionFactory<CircleC1.Parameters, MetricContext, Metric> {
  /** Two samples differ much from the next two, and cost little. */
  private static final int PAIRS = 32;

  private static final double FLOOR_RATE = 0.5;

  /** Which items of the dataset samples are compared with. */
  public enum Against {
    /** Items that no network is trained on. */
    HELD_OUT,
    /** The items to learn from: a small distance tells that samples repeat them. */
    TRAINING
  }

  /** What can be chosen. */
  public record Parameters(
      @Parameter(
              description = "The centre about which radii and angles are measured.",
              unit = "data",
              value = "[0, 0]")
          double[] centre,
      @Parameter(description = AngularDistance.DESCRIPTION, value = "circle")
          AngularDistance angles,
      @Parameter(
              description =
                  "Which items S are: held-out, or training for those that a network learns from.",
              value = "held-out")
          Against against) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    PolarCoordinates coordinates = PolarCoordinates.about(parameters.centre(), context.shape());
    if (parameters.against() == Against.HELD_OUT) {
      return input -> evaluate(coordinates, parameters.angles(), input.real(), input);
    }
    Dataset dataset =
        context
            .dataset()
            .orElseThrow(
                () ->
                    new InvalidExperimentException(
                        "/against",
                        "two files are compared, of which none is known to be training items: give"
                            + " those as the real ones, and held-out"));
    return input -> evaluate(coordinates, parameters.angles(), dataset.training(), input);
  }

  private static MetricResult evaluate(
      PolarCoordinates coordinates, AngularDistance angles, Items items, MetricInput input) {
    PolarCoordinates.Points real = coordinates.of(items, "real");
    PolarCoordinates.Points generated = coordinates.of(input.generated(), "generated");
    List<DataPair> pairs = pairs(items.size(), input.generated().size());
    PolarDistance[] floors = new PolarDistance[pairs.size()];
    PolarDistance[] found = new PolarDistance[1];
    Tasks.run(
        1 + floors.length,
        "pairs of samples",
        input,
        task -> {
          if (task == 0) {
            found[0] = distance(generated, real, angles);
          } else {
            floors[task - 1] = floor(real, pairs.get(task - 1), angles);
          }
        });
    MetricResult result =
        new MetricResult(
            found[0].figures(),
            MetricResult.Better.LOWER,
            "angles on a "
                + angles.name().toLowerCase(Locale.ROOT)
                + ", exact between "
                + items.size()
                + " real and "
                + input.generated().size()
                + " generated items",
            List.of());
    return pairs.isEmpty() ? result : result.withPerfect(mean(floors).figures());
  }

  private static List<DataPair> pairs(int real, int generated) {
    return IntStream.range(0, PAIRS)
        .mapToObj(i -> DataPair.of(real, generated, RandomStream.of(0, "circle floor", i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static PolarDistance distance(
      PolarCoordinates.Points first, PolarCoordinates.Points second, AngularDistance angles) {
    return new PolarDistance(
        QuantileCoupling.cost(first.sortedRadii(), second.sortedRadii(), 1).distance(),
        angles.between(first.angles(), second.angles()));
  }

  private static PolarDistance floor(
      PolarCoordinates.Points real, DataPair pair, AngularDistance angles) {
    PolarDistance measured =
        distance(real.select(pair.generated()), real.select(pair.real()), angles);
    return new PolarDistance(
        pair.floor(measured.radius(), FLOOR_RATE), pair.floor(measured.angle(), FLOOR_RATE));
  }

  private static PolarDistance mean(PolarDistance[] distances) {
    double radius = 0;
    double angle = 0;
    for (PolarDistance distance : distances) {
      radius += distance.radius() / distances.length;
      angle += distance.angle() / distances.length;
    }
    return new PolarDistance(radius, angle);
  }
}
