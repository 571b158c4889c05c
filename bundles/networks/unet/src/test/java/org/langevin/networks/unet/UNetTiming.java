package org.langevin.networks.unet;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.nn.Adam;
import org.langevin.nn.Memory;
import org.langevin.nn.WorkerTeam;
import org.langevin.testkit.Stopwatch;

/** Times training by denoising score matching, and scores, of 28 x 28 images. */
final class UNetTiming {
  private static final double SIGMA = 25;
  private static final int THREADS = 2;
  private static final int DIMENSION = 784;

  private UNetTiming() {}

  static double deviation(double t) {
    return Math.sqrt((Math.pow(SIGMA, 2 * t) - 1) / (2 * Math.log(SIGMA)));
  }

  /** One worker's share of a minibatch. */
  private static final class Share {
    final int count;
    final NetworkPass pass;
    final FloatBuffer gradient;
    final RandomStream random;
    final float[] data;
    final float[] x;
    final float[] noise;
    final float[] time;
    final float[] score;

    Share(ScoreNetwork network, FloatBuffer parameters, int count, int worker) {
      this.count = count;
      pass = network.open(parameters, count);
      gradient = Memory.buffer(network.parameterCount());
      random = RandomStream.of(1, "timing", worker);
      data = new float[DIMENSION * count];
      x = new float[DIMENSION * count];
      noise = new float[DIMENSION * count];
      time = new float[count];
      score = new float[DIMENSION * count];
      for (int j = 0; j < data.length; j++) {
        data[j] = (float) random.nextDouble();
      }
    }

    void step() {
      for (int i = 0; i < count; i++) {
        double t = random.nextDouble() * (1 - 1e-5) + 1e-5;
        time[i] = (float) t;
        float s = (float) deviation(t);
        random.fillGaussian(noise, i * DIMENSION, DIMENSION);
        for (int j = i * DIMENSION; j < (i + 1) * DIMENSION; j++) {
          x[j] = data[j] + s * noise[j];
        }
      }
      pass.forward(count, x, time, score);
      for (int i = 0; i < count; i++) {
        float s = (float) deviation(time[i]);
        for (int j = i * DIMENSION; j < (i + 1) * DIMENSION; j++) {
          score[j] = 2 * s * (s * score[j] + noise[j]);
        }
      }
      pass.backward(score, gradient, null);
    }

    void score() {
      pass.forward(count, data, time, score);
    }
  }

  private static List<Share> shares(ScoreNetwork network, FloatBuffer parameters, int batch) {
    network.initialize(parameters, RandomStream.of(1, "weights"));
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      shares.add(new Share(network, parameters, batch / THREADS, i));
    }
    return shares;
  }

  private static void train(ScoreNetwork network, int batch) {
    FloatBuffer parameters = Memory.buffer(network.parameterCount());
    List<Share> shares = shares(network, parameters, batch);
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

  private static void score(ScoreNetwork network, int batch) {
    FloatBuffer parameters = Memory.buffer(network.parameterCount());
    List<Share> shares = shares(network, parameters, batch);
    try (WorkerTeam team = new WorkerTeam(THREADS, "timing")) {
      Stopwatch.print(
          "scores, batch " + batch, () -> team.run(worker -> shares.get(worker).score()));
    }
    shares.forEach(share -> share.pass.close());
  }

  public static void main(String[] arguments) {
    ScoreNetwork network = UNetTest.usual();
    train(network, 32);
    score(network, 64);
  }
}
