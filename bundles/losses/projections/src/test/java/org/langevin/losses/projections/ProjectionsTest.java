package org.langevin.losses.projections;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.Projection;
import org.langevin.api.random.RandomStream;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.ProjectionContract;
import org.langevin.testkit.TestExperiment;

class ProjectionsTest {
  private static <P extends Record> Projection checked(
      ExtensionFactory<P, LossContext, Projection> plugin) {
    Projection projection =
        plugin.create(Parameters.of(plugin), TestExperiment.of(Gaussian.standard(3)));
    ProjectionContract.secondMomentIsTheIdentity(projection);
    ProjectionContract.drawsInItsPlace(projection);
    return projection;
  }

  private static float[] draw(Projection projection) {
    float[] v = new float[5];
    projection.draw(RandomStream.of(3, "test"), v, 0, 5);
    return v;
  }

  @Test
  void normalDirectionsAreTheStreamsNumbers() {
    float[] expected = new float[5];
    RandomStream.of(3, "test").fillGaussian(expected, 0, 5);
    assertEquals(expected[4], draw(checked(new NormalProjection()))[4]);
  }

  @Test
  void signsAreSigns() {
    for (float component : draw(checked(new RademacherProjection()))) {
      assertEquals(1, Math.abs(component));
    }
  }

  @Test
  void theSphereHasTheRadiusOfItsDimension() {
    double squares = 0;
    for (float component : draw(checked(new SphereProjection()))) {
      squares += component * component;
    }
    assertEquals(5, squares, 1e-5);
  }
}
