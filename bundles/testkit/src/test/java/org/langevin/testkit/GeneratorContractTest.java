package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.random.RandomStream;

/** The checks let a right generator pass, and no wrong one. */
class GeneratorContractTest {
  /** A mean that goes a random way. */
  private static class Walk implements Generator {
    static final int STEPS = 10;

    int step;
    double mean;

    @Override
    public void train(GeneratorTraining training) {
      while (step < STEPS) {
        mean += training.random("walk", step).nextGaussian();
        step++;
        training.progress(step, STEPS, losses());
      }
    }

    Map<String, Double> losses() {
      return Map.of("mean", mean);
    }

    @Override
    public void sample(RandomStream random, float[] target, int offset) {
      target[offset] = (float) (mean + random.nextGaussian());
      target[offset + 1] = (float) random.nextGaussian();
    }

    @Override
    public void write(OutputStream target) throws IOException {
      DataOutputStream out = new DataOutputStream(target);
      out.writeInt(step);
      out.writeDouble(mean);
    }

    @Override
    public void read(InputStream source) throws IOException {
      DataInputStream in = new DataInputStream(source);
      try {
        step = in.readInt();
        mean = in.readDouble();
      } catch (IOException e) {
        throw new IOException("it ends early", e);
      }
      if (in.read() >= 0) {
        throw new IOException("it is too long");
      }
    }
  }

  private static void check(Supplier<? extends Generator> maker) {
    GeneratorContract.trainingIsTold(maker);
    GeneratorContract.resumesToTheSameBits(maker, 2);
    GeneratorContract.samplesFollowTheirStreams(maker, 2);
    GeneratorContract.damagedStatesAreRefused(maker, 2);
  }

  @Test
  void aRightGeneratorPasses() {
    check(Walk::new);
  }

  private static void fails(Supplier<? extends Generator> maker) {
    assertThrows(AssertionError.class, () -> check(maker));
  }

  @Test
  void oneThatForgetsPartOfItsStateFails() {
    fails(
        () ->
            new Walk() {
              private double momentum;

              @Override
              public void train(GeneratorTraining training) {
                while (step < STEPS) {
                  momentum = 0.5 * momentum + training.random("walk", step).nextGaussian();
                  mean += momentum;
                  step++;
                  training.progress(step, STEPS, losses());
                }
              }
            });
  }

  @Test
  void oneThatSwallowsACancellationFails() {
    fails(
        () ->
            new Walk() {
              @Override
              public void train(GeneratorTraining training) {
                try {
                  super.train(training);
                } catch (RuntimeException e) {
                  step = STEPS;
                }
              }
            });
  }

  @Test
  void oneWhoseSamplesDependOnTheOthersFails() {
    fails(
        () ->
            new Walk() {
              @Override
              public void sample(RandomStream[] random, int dimension, float[] target, int offset) {
                super.sample(random, dimension, target, offset);
                target[offset + dimension] += random.length;
              }
            });
  }

  @Test
  void oneThatTellsALossThatIsNoNumberFails() {
    fails(
        () ->
            new Walk() {
              @Override
              Map<String, Double> losses() {
                return Map.of("mean", step == 7 ? Double.NaN : mean);
              }
            });
  }

  @Test
  void oneThatTakesWhateverStateFails() {
    fails(
        () ->
            new Walk() {
              @Override
              public void read(InputStream source) throws IOException {
                byte[] bytes = source.readAllBytes();
                super.read(new ByteArrayInputStream(Arrays.copyOf(bytes, 12)));
              }
            });
  }
}
