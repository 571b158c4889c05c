package org.langevin.metrics.circlec2;

import java.util.List;
import java.util.Locale;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.kit.metric.AngularDistance;
import org.langevin.kit.metric.PolarCoordinates;
import org.langevin.kit.metric.PolarDistance;
import org.osgi.service.component.annotations.Component;

/**
 * The generalisation metric C_2 for points around a circle: the distance from the uniform law on
 * it,
 *
 * <pre>C_2(G) = W_1(radii of G, delta(r)) + W_1(angles of G, U[0, 2 pi))</pre>
 *
 * <p>(Paton 2023, definition 4.2), where radii and angles are the polar coordinates of the samples
 * about a centre. The first term, told as {@code radius}, is the mean of |radius - r|, in the unit
 * of the data; the second, {@code angle}, in radians. Both are exact: nothing is drawn from the
 * laws, and no items are compared with.
 *
 * <p>The paper takes angles for numbers of [0, 2 pi): {@code "angles": "line"}. By default they are
 * points of the circle, along whose arcs W_1 is measured ({@link
 * org.langevin.kit.metric.CircularTransport}). That is never more, and does not depend on where
 * angles begin.
 *
 * <p>Perfect samples are independent points of the uniform law, whatever the dataset is. Their
 * radii are at distance 0, and their n angles at 1.431 n^(-1/2) on the circle and 1.969 n^(-1/2) on
 * the line ({@link AngularDistance#floor}).
 */
@Component
@Extension(
    point = Metric.POINT,
    id = "circle-c2",
    title = "Distance of radii and angles from the uniform law on a circle",
    formula = "W_1(radii of G, delta(r)) + W_1(angles of G, U[0, 2 pi))",
    source = "Paton 2023")
public final class CircleC2
    implements ExtensionFactory<CircleC2.Parameters, MetricContext, Metric> {
  /** What can be chosen. */
  public record Parameters(
      @Parameter(description = "The centre of the circle.", unit = "data", value = "[0, 0]")
          double[] centre,
      @Parameter(
              description = "The radius r of the circle.",
              unit = "data",
              value = "1",
              moreThan = 0)
          double radius,
      @Parameter(description = AngularDistance.DESCRIPTION, value = "circle")
          AngularDistance angles) {}

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    return new FromUniform(
        PolarCoordinates.about(parameters.centre(), context.shape()),
        parameters.radius(),
        parameters.angles());
  }

  private record FromUniform(PolarCoordinates coordinates, double radius, AngularDistance angles)
      implements Metric {
    @Override
    public int realCount() {
      return 1;
    }

    @Override
    public MetricResult evaluate(MetricInput input) {
      PolarCoordinates.Points points = coordinates.of(input.generated(), "generated");
      int count = points.radii().length;
      return new MetricResult(
              new PolarDistance(deviation(points.radii()), angles.toUniform(points.angles()))
                  .figures(),
              MetricResult.Better.LOWER,
              "angles on a "
                  + angles.name().toLowerCase(Locale.ROOT)
                  + ", "
                  + count
                  + " samples, radius "
                  + radius,
              List.of())
          .withPerfect(new PolarDistance(0, angles.floor(count)).figures());
    }

    /** The mean of |r - radius|. */
    private double deviation(double[] radii) {
      double sum = 0;
      for (double r : radii) {
        sum += Math.abs(r - radius);
      }
      return sum / radii.length;
    }
  }
}
