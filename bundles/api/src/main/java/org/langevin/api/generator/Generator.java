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

  /** Writes the whole state, so that training can go on from it to the same bits. */
  void write(OutputStream target) throws IOException;

  /** Reads a state that {@link #write} wrote. */
  void read(InputStream source) throws IOException;
}
