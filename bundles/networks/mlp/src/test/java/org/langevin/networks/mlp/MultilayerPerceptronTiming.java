package org.langevin.networks.mlp;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Adam;
import org.langevin.nn.Memory;
import org.langevin.nn.WorkerTeam;
import org.langevin.testkit.Parameters;
import org.langevin.testkit.Stopwatch;

/** Times training by denoising score matching, and sampling steps, in the plane. */
final class MultilayerPerceptronTiming {
  private static final double SIGMA = 25;
  private static final int THREADS = 2;

  private MultilayerPerceptronTiming() {}

  static double deviation(double t) {
    return Math.sqrt((Math.pow(SIGMA, 2 * t) - 1) / (2 * Math.log(SIGMA)));
  }

  /** One worker's share of a minibatch. */
  private static final class Share {
    final int count;
    final NetworkPass pass;
    final FloatBuffer gradient;
    final RandomStream random;
    final float[] x;
    final float[] noise;
    final float[] time;
    final double[] deviation;
    final float[] score;

    Share(ScoreNetwork network, FloatBuffer parameters, int count, int worker) {
      this.count = count;
      pass = network.open(parameters, count);
      gradient = Memory.buffer(network.parameterCount());
      random = RandomStream.of(1, "timing", worker);
      x = new float[2 * count];
      noise = new float[2 * count];
      time = new float[count];
      deviation = new double[count];
      score = new float[2 * count];
    }

    void step() {
      for (int i = 0; i < count; i++) {
        double t = random.nextDouble() * (1 - 1e-5) + 1e-5;
        time[i] = (float) t;
        deviation[i] = MultilayerPerceptronTiming.deviation(t);
        for (int j = 2 * i; j < 2 * i + 2; j++) {
          noise[j] = (float) random.nextGaussian();
          x[j] = (float) (deviation[i] * noise[j]);
        }
      }
      pass.forward(count, x, time, score);
      for (int j = 0; j < 2 * count; j++) {
        double s = deviation[j / 2];
        score[j] = (float) (2 * s * (s * score[j] + noise[j]));
      }
      pass.backward(score, gradient, null);
    }

    void sample(float t) {
      Arrays.fill(time, t);
      pass.forward(count, x, time, score);
      double g = Math.pow(SIGMA, t);
      float drift = (float) (g * g * 1e-3);
      float diffusion = (float) (g * Math.sqrt(1e-3));
      random.fillGaussian(noise, 0, 2 * count);
      for (int j = 0; j < 2 * count; j++) {
        x[j] += drift * score[j] + diffusion * noise[j];
      }
    }
  }

  private static void train(ScoreNetwork network, int batch) {
    FloatBuffer parameters = Memory.buffer(network.parameterCount());
    network.initialize(parameters, RandomStream.of(1, "weights"));
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      shares.add(new Share(network, parameters, batch / THREADS, i));
    }
    Adam adam =
        new Adam(
            Adam.Settings.DEFAULT,
            parameters,
            Memory.buffer(parameters.capacity()),
            Memory.buffer(parameters.capacity()),
            shares.stream().map(share -> share.gradient).toList());
    long[] step = {0};
    try (WorkerTeam team = new WorkerTeam(THREADS, "timing")) {
      Stopwatch.print(
          "training, batch " + batch,
          () -> {
            step[0]++;
            team.run(worker -> shares.get(worker).step());
            team.run(worker -> adam.update(worker, THREADS, step[0], 1e-3, 1.0 / batch));
          });
    }
    shares.forEach(share -> share.pass.close());
  }

  private static void sample(ScoreNetwork network, int particles) {
    FloatBuffer parameters = Memory.buffer(network.parameterCount());
    network.initialize(parameters, RandomStream.of(1, "weights"));
    int chunk = 250;
    List<Share> chunks = new ArrayList<>();
    for (int i = 0; i < particles / chunk; i++) {
      chunks.add(new Share(network, parameters, chunk, i));
    }
    int[] step = {0};
    try (WorkerTeam team = new WorkerTeam(THREADS, "timing")) {
      Stopwatch.print(
          "sampling, " + particles,
          () -> {
            float t = 1 - step[0]++ % 1000 * 0.000999f;
            team.run(
                worker -> {
                  for (int i = worker; i < chunks.size(); i += THREADS) {
                    chunks.get(i).sample(t);
                  }
                });
          });
    }
    chunks.forEach(share -> share.pass.close());
  }

  public static void main(String[] arguments) {
    MultilayerPerceptronFactory factory = new MultilayerPerceptronFactory();
    ScoreNetwork network = factory.create(Parameters.of(factory), MultilayerPerceptronTest.TIMED);
    train(network, 500);
    train(network, 64);
    sample(network, 5000);
  }
}
