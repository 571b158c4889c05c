package org.langevin.datasets.banana;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Parameter;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Marginal;
import org.langevin.kit.dataset.DrawnDataset;
import org.osgi.service.component.annotations.Component;

/**
 * The banana (Haario, Saksman and Tamminen 1999): a normal law bent along a parabola,
 *
 * <pre>X = (Z_1, Z_2 - b (Z_1^2 - sigma^2), Z_3, ...), Z ~ N(0, diag(sigma^2, 1, 1, ...))</pre>
 *
 * <p>The map keeps volumes, so its density is that of Z at the point it takes to x,
 *
 * <pre>p(x) = N((x_1, x_2 + b (x_1^2 - sigma^2), x_3, ...); 0, diag(sigma^2, 1, 1, ...))</pre>
 *
 * <p>and E X = 0.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "banana",
    title = "Banana: a normal law bent along a parabola, with exact density and score",
    formula =
        "X = (Z_1, Z_2 - b (Z_1^2 - sigma^2), Z_3, ...), Z ~ N(0, " + "diag(sigma^2, 1, 1, ...))",
    source = "Haario, Saksman and Tamminen 1999")
public final class Banana implements ExtensionFactory<Banana.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(
              description = "How strongly the law is bent, b",
              unit = "1/data",
              value = "0.5",
              min = -1000,
              max = 1000)
          double bend,
      @Parameter(
              description = "The standard deviation sigma of the first coordinate",
              unit = "data",
              value = "1",
              moreThan = 0,
              max = 1000)
          double deviation,
      @Parameter(
              description =
                  "The number of coordinates; the third and later ones are standard normal",
              value = "2",
              min = 2,
              max = 10_000)
          int dimension) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    return new Points(parameters, context);
  }

  private static final class Points extends DrawnDataset {
    private final double bend;
    private final double deviation;

    Points(Parameters parameters, DatasetContext context) {
      super(Shape.point(parameters.dimension()), parameters.count(), context);
      this.bend = parameters.bend();
      this.deviation = parameters.deviation();
    }

    @Override
    protected void draw(RandomStream random, float[] target, int offset) {
      double first = deviation * random.nextGaussian();
      target[offset] = (float) first;
      target[offset + 1] =
          (float) (random.nextGaussian() - bend * (first * first - deviation * deviation));
      random.fillGaussian(target, offset + 2, shape().dimension() - 2);
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      PerturbedDensity perturbed = this::under;
      return Capable.offer(type, this, under(Marginal.START), perturbed);
    }

    private Density under(Marginal marginal) {
      int dimension = shape().dimension();
      return marginal.deviation() == 0
          ? new BananaDensity(dimension, bend, deviation, marginal)
          : new PerturbedBananaDensity(dimension, bend, deviation, marginal);
    }
  }
}
