package org.langevin.schemes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Transition;
import org.langevin.kit.sampler.ArrayParticles;
import org.langevin.testkit.SchemeContract;
import org.langevin.testkit.UnequalSde;

class ExactSchemeTest {
  private static Scheme make(SchemeContext context) {
    return new ExactScheme().create(new ExactScheme.Parameters(), context);
  }

  @Test
  void pathsDependOnTheirNumberOnly() {
    SchemeContract.pathsDependOnTheirNumberOnly(ExactSchemeTest::make);
  }

  @Test
  void convergesOnEveryPath() {
    SchemeContract.convergesOnEveryPath(ExactSchemeTest::make, Double.POSITIVE_INFINITY);
  }

  @Test
  void hasTheLawOfTheSde() {
    SchemeContract.hasTheLawOfTheSde(ExactSchemeTest::make, 1e-6);
  }

  /** Components with rates and noises of their own, which a number for all would get wrong. */
  @Test
  void componentsHaveTheirOwnLaws() {
    UnequalSde sde = new UnequalSde(1, 0.5, 4);
    Scheme scheme = make(new SchemeContext(sde));
    ArrayParticles particles = ArrayParticles.of(50_000, 2, 3, "test", 0);
    Arrays.fill(particles.state(), 2);
    scheme.step(0, 0.3, particles);
    scheme.step(0.3, sde.horizon(), particles);
    Transition law = sde.transition(sde.horizon());
    for (int c = 0; c < 2; c++) {
      double mean = 0;
      double square = 0;
      float[] x = particles.state();
      double expected = law.signal().get(c, 0, 0) * 2 + law.shift().get(c, 0, 0);
      for (int j = c; j < x.length; j += 2) {
        mean += x[j] / 50_000.0;
        square += (x[j] - expected) * (x[j] - expected) / 50_000.0;
      }
      double deviation = law.root().get(c, 0, 0);
      assertEquals(expected, mean, 5 * deviation / Math.sqrt(50_000));
      assertEquals(1, square / (deviation * deviation), 5 * Math.sqrt(2.0 / 50_000));
    }
  }
}
