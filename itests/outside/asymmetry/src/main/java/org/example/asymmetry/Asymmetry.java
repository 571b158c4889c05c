package org.example.asymmetry;

import java.util.List;
import java.util.Map;
import org.example.symmetry.PointSymmetry;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/** How far the mean of the samples is from the centre of the data's symmetry. */
@Component
@Extension(point = Metric.POINT, id = "asymmetry", title = "Distance of the mean from the centre")
public final class Asymmetry
    implements ExtensionFactory<Asymmetry.Parameters, MetricContext, Metric> {
  /** Nothing can be chosen. */
  public record Parameters() {}

  @Override
  public Requirements requires(Parameters parameters) {
    return Requirements.of(PointSymmetry.class);
  }

  @Override
  public Metric create(Parameters parameters, MetricContext context) {
    double[] centre =
        context.dataset().flatMap(data -> data.ability(PointSymmetry.class)).orElseThrow().centre();
    return input -> distance(input, centre);
  }

  private static MetricResult distance(MetricInput input, double[] centre) {
    float[] samples = Values.of(input.generated(), "generated");
    int count = samples.length / centre.length;
    double sum = 0;
    for (int i = 0; i < centre.length; i++) {
      double mean = 0;
      for (int item = 0; item < count; item++) {
        mean += samples[item * centre.length + i] / (double) count;
      }
      sum += Math.pow(mean - centre[i], 2);
    }
    return new MetricResult(
        Map.of(MetricResult.VALUE, Math.sqrt(sum)), MetricResult.Better.LOWER, "", List.of());
  }
}
