package org.example.underdamped;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.langevin.api.sampler.Sampler;
import org.langevin.testkit.Gaussian;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.SamplerContract;
import org.langevin.testkit.TestChunk;

class UnderdampedLangevinTest {
  private static final Gaussian LAW = Gaussian.skew();

  private final UnderdampedLangevin factory = new UnderdampedLangevin();
  private final Sampler sampler =
      factory.create(Parameters.of(factory, Map.of("steps", 200)), null);

  @Test
  void samplesDependOnTheirNumberOnly() {
    SamplerContract.samplesDependOnTheirNumberOnly(sampler, condition -> LAW, LAW.dimension());
  }

  @Test
  void samplesFollowTheLaw() {
    SamplerContract.momentsAre(LAW, TestChunk.run(sampler, LAW, 5000, 1), 0.12);
  }
}
