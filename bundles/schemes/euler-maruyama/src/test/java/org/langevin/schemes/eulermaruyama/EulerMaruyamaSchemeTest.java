package org.langevin.schemes.eulermaruyama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.SchemeContext;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sampler.ArrayParticles;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.testkit.DampedSde;
import org.langevin.testkit.SchemeContract;

class EulerMaruyamaSchemeTest {
  private static Scheme make(SchemeContext context) {
    return new EulerMaruyamaScheme().create(new EulerMaruyamaScheme.Parameters(), context);
  }

  @Test
  void pathsDependOnTheirNumberOnly() {
    SchemeContract.pathsDependOnTheirNumberOnly(EulerMaruyamaSchemeTest::make);
  }

  @Test
  void convergesOnEveryPath() {
    SchemeContract.convergesOnEveryPath(EulerMaruyamaSchemeTest::make, 1);
  }

  @Test
  void hasTheLawOfTheSde() {
    SchemeContract.hasTheLawOfTheSde(EulerMaruyamaSchemeTest::make, 0.02);
  }

  /** dX = -X^3 dt: its solution is x / sqrt(1 + 2 x^2 t). */
  @Test
  void takesADriftThatIsNotLinear() {
    Scheme scheme = make(new SchemeContext(new Cubic()));
    ArrayParticles particles = ArrayParticles.of(1, 1, 1, "test", 0);
    particles.state()[0] = 1.5f;
    for (int i = 0; i < 10_000; i++) {
      scheme.step(i * 1e-4, (i + 1) * 1e-4, particles);
    }
    assertEquals(1.5 / Math.sqrt(1 + 2 * 1.5 * 1.5), particles.state()[0], 2e-4);
  }

  private record Cubic() implements Sde {
    @Override
    public double horizon() {
      return 1;
    }

    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(0, 0);
    }

    @Override
    public Optional<NonlinearDrift> nonlinearDrift() {
      return Optional.of(
          (x, t, drift) -> {
            for (int j = 0; j < x.length; j++) {
              drift[j] -= x[j] * x[j] * x[j];
            }
          });
    }

    @Override
    public Prior prior() {
      return new NormalPrior(0, 1);
    }
  }

  /** A position moves by its velocity only, which noise reaches: one block for all components. */
  @Test
  void takesStatesWithVelocities() {
    DampedSde sde = new DampedSde(0.25, 1);
    ArrayParticles particles = ArrayParticles.of(50_000, 2, 4, "test", 0);
    float[] x = particles.state();
    for (int i = 0; i < x.length; i += 2) {
      x[i] = 2;
      x[i + 1] = 0;
    }
    Scheme scheme = make(new SchemeContext(sde));
    Coefficients first = sde.coefficients(0);
    scheme.step(0, 0.01, particles);
    double drift = first.drift().get(0, 0, 0) * 2 + first.offset().get(0, 0, 0);
    for (int i = 0; i < 20; i += 2) {
      assertEquals(2 + 0.01 * drift, x[i], 1e-6);
    }
    double square = 0;
    double velocity = 0.01 * (first.drift().get(0, 1, 0) * 2 + first.offset().get(0, 1, 0));
    for (int i = 1; i < x.length; i += 2) {
      square += (x[i] - velocity) * (x[i] - velocity) / 50_000;
    }
    double noise = first.diffusion().get(0, 1, 1);
    assertEquals(1, square / (0.01 * noise * noise), 5 * Math.sqrt(2.0 / 50_000));
  }
}
