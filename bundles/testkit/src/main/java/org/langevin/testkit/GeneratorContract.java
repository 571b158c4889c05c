package org.langevin.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.random.RandomStream;

/**
 * What every generator must do. All take a maker of fresh ones, which differ in nothing, with a
 * training of some ten steps.
 */
public final class GeneratorContract {
  private static final int SAMPLES = 150;

  private GeneratorContract() {}

  /** Trains a generator to the end. */
  public static <G extends Generator> G trained(Supplier<G> maker) {
    G generator = maker.get();
    generator.train(new Watched(Integer.MAX_VALUE));
    return generator;
  }

  /**
   * Steps are told one after the other, up to the last, with finite losses of the same names; a
   * training that is complete does nothing more.
   */
  public static void trainingIsTold(Supplier<? extends Generator> maker) {
    Generator generator = maker.get();
    Watched training = new Watched(Integer.MAX_VALUE);
    generator.train(training);
    assertTrue(training.total > 0, "a step is told");
    assertEquals(training.total, training.done, "the training ends with its last step");
    byte[] before = state(generator);
    generator.train(new Watched(0));
    assertArrayEquals(before, state(generator), "nothing is left to be done");
  }

  /**
   * A training that is cancelled after any step, and goes on from what was written then in a fresh
   * generator, ends in the same state and the same samples to the bit.
   *
   * @param dimension of the items
   */
  public static void resumesToTheSameBits(Supplier<? extends Generator> maker, int dimension) {
    Generator whole = maker.get();
    Watched training = new Watched(Integer.MAX_VALUE);
    whole.train(training);
    float[] expected = samples(whole, dimension);
    for (int stop : new int[] {1, training.total / 2, training.total - 1}) {
      Generator first = maker.get();
      assertThrows(
          CancellationException.class,
          () -> first.train(new Watched(stop)),
          "what progress throws comes through");
      Generator second = maker.get();
      read(second, state(first));
      assertArrayEquals(state(first), state(second), "what was read is what was written");
      second.train(new Watched(Integer.MAX_VALUE));
      assertArrayEquals(state(whole), state(second), "the state, resumed at step " + stop);
      assertArrayEquals(expected, samples(second, dimension), "samples, resumed at step " + stop);
      Generator third = maker.get();
      read(third, state(second));
      assertArrayEquals(expected, samples(third, dimension), "samples of a state that was read");
    }
  }

  /**
   * Samples are finite and follow from their streams alone: the same again, one by one and many
   * together, and nothing is written beside them.
   *
   * @param dimension of the items
   */
  public static void samplesFollowTheirStreams(Supplier<? extends Generator> maker, int dimension) {
    Generator generator = trained(maker);
    float[] together = samples(generator, dimension);
    for (float value : together) {
      assertTrue(Float.isFinite(value), "a finite value: " + value);
    }
    float[] alone = new float[dimension + 2];
    boolean differ = false;
    for (int i = SAMPLES - 1; i >= 0; i--) {
      Arrays.fill(alone, 77);
      generator.sample(stream(i), alone, 1);
      assertEquals(77, alone[0], "before a sample");
      assertEquals(77, alone[dimension + 1], "behind a sample");
      float[] one = Arrays.copyOfRange(alone, 1, dimension + 1);
      int from = i * dimension;
      assertArrayEquals(
          one, Arrays.copyOfRange(together, from, from + dimension), "sample " + i + " by itself");
      differ |= !Arrays.equals(one, Arrays.copyOfRange(together, 0, dimension));
    }
    assertTrue(differ, "streams make a difference");
    assertArrayEquals(together, samples(generator, dimension), "samples once more");
  }

  /**
   * A state that ends early, wherever, or has more behind it, is refused with an {@link
   * IOException} that says something; the generator reads a whole one after that.
   *
   * @param dimension of the items
   */
  public static void damagedStatesAreRefused(Supplier<? extends Generator> maker, int dimension) {
    Generator generator = trained(maker);
    byte[] whole = state(generator);
    Generator reader = maker.get();
    for (int length : new int[] {0, 1, 5, whole.length / 3, whole.length / 2, whole.length - 1}) {
      refuses(reader, Arrays.copyOf(whole, length), length + " bytes of " + whole.length);
    }
    refuses(reader, Arrays.copyOf(whole, whole.length + 1), "a byte too many");
    read(reader, whole);
    assertArrayEquals(samples(generator, dimension), samples(reader, dimension));
  }

  /** Refuses the state of another generator, with an {@link IOException} that says something. */
  public static void refusesTheStateOf(
      Supplier<? extends Generator> other, Supplier<? extends Generator> maker) {
    refuses(maker.get(), state(trained(other)), "the state of another one");
  }

  private static void refuses(Generator generator, byte[] state, String what) {
    IOException refusal =
        assertThrows(
            IOException.class, () -> generator.read(new ByteArrayInputStream(state)), what);
    assertNotNull(refusal.getMessage(), what);
    assertFalse(refusal.getMessage().isBlank(), what);
  }

  private static float[] samples(Generator generator, int dimension) {
    RandomStream[] streams = new RandomStream[SAMPLES];
    Arrays.setAll(streams, GeneratorContract::stream);
    float[] samples = new float[SAMPLES * dimension + 3];
    Arrays.fill(samples, 77);
    generator.sample(streams, dimension, samples, 2);
    assertEquals(77, samples[1], "before the samples");
    assertEquals(77, samples[samples.length - 1], "behind the samples");
    return Arrays.copyOfRange(samples, 2, samples.length - 1);
  }

  private static RandomStream stream(int sample) {
    return RandomStream.of(3, "sampling", sample);
  }

  private static byte[] state(Generator generator) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      generator.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void read(Generator generator, byte[] state) {
    try {
      generator.read(new ByteArrayInputStream(state));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks what is told, and cancels after a step. */
  private static final class Watched implements GeneratorTraining {
    private final int last;
    private int done = -1;
    private int total;
    private Set<String> names;

    Watched(int last) {
      this.last = last;
    }

    @Override
    public RandomStream random(String purpose, long step) {
      return RandomStream.of(5, purpose, step);
    }

    @Override
    public void progress(int steps, int all, Map<String, Double> losses) {
      assertTrue(done < 0 || steps == done + 1, "step " + steps + " after " + done);
      assertTrue(steps >= 1 && steps <= all, "step " + steps + " of " + all);
      assertTrue(total == 0 || total == all, "the number of steps stays");
      assertTrue(names == null || names.equals(losses.keySet()), "the losses' names stay");
      losses.forEach((name, loss) -> assertTrue(Double.isFinite(loss), name + " is " + loss));
      done = steps;
      total = all;
      names = Set.copyOf(losses.keySet());
      if (done >= last) {
        throw new CancellationException("after step " + done);
      }
    }
  }
}
