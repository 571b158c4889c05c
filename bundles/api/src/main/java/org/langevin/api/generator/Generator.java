package org.langevin.api.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A model that makes samples without a score, such as a GAN or a VAE. Unlike the other extensions
 * it has state, the trained model, and trains itself. Belongs to one thread.
 */
@ConsumerType
@ExtensionPoint(
    id = Generator.POINT,
    one = "a generator",
    title = "Models that make samples without a score")
public interface Generator {
  /** The name of the extension point. */
  String POINT = "generator";

  /**
   * How many bytes outside the heap the training needs at the least, so that what cannot be is
   * refused before anything runs. 0, the default, if that is little or not known.
   */
  default long memory() {
    return 0;
  }

  /** Trains from where the state is until the training is complete. */
  void train(GeneratorTraining training);

  /**
   * Draws one sample.
   *
   * @param random the sample's own stream
   * @param target receives the sample
   * @param offset where it begins
   */
  void sample(RandomStream random, float[] target, int offset);

  /**
   * Draws samples, to the same bits as one by one, which it does by default; a model that is faster
   * with many at once does them together.
   *
   * @param random each sample's own stream
   * @param dimension how many numbers a sample has
   * @param target receives the samples, one after the other
   * @param offset where the first one begins
   */
  default void sample(RandomStream[] random, int dimension, float[] target, int offset) {
    for (int i = 0; i < random.length; i++) {
      sample(random[i], target, offset + i * dimension);
    }
  }

  /** Writes the whole state, so that training can go on from it to the same bits. */
  void write(OutputStream target) throws IOException;

  /**
   * Reads a state that {@link #write} wrote.
   *
   * @throws IOException if it is damaged, or that of another model; nothing is to be done then but
   *     to read another one, or to train from the beginning
   */
  void read(InputStream source) throws IOException;
}
