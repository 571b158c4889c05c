package org.langevin.workbench.internal.runs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.random.RandomStream;

/** A normal law whose mean comes from a random walk. */
final class TinyGenerator implements Generator {
  private static final int STEPS = 200;

  private int step;
  private double mean;

  @Override
  public void train(GeneratorTraining training) {
    while (step < STEPS) {
      mean += 0.01 * training.random("walk", step).nextGaussian();
      step++;
      training.progress(step, STEPS, Map.of("loss-b", -mean, "loss-a", mean));
    }
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
    out.flush();
  }

  @Override
  public void read(InputStream source) throws IOException {
    DataInputStream in = new DataInputStream(source);
    step = in.readInt();
    mean = in.readDouble();
  }
}
