package org.langevin.metrics.features;

import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.metric.Features;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.kit.metric.Values;
import org.osgi.service.component.annotations.Component;

/** The values themselves, in double precision: coordinates of points, pixels of images. */
@Component
@Extension(point = Features.POINT, id = "identity", title = "The values themselves")
public final class IdentityFeatures
    implements ExtensionFactory<IdentityFeatures.Parameters, MetricContext, Features> {
  /** No parameters. */
  public record Parameters() {}

  @Override
  public Features create(Parameters parameters, MetricContext context) {
    return new Instance();
  }

  private record Instance() implements Features {
    @Override
    public Items extract(Items items, String name, MetricInput input) {
      return Items.of(Shape.point(items.shape().dimension()), Values.doubles(items, name));
    }

    @Override
    public String description() {
      return "the values themselves";
    }
  }
}
