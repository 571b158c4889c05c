package org.langevin.networks.mlp;

import java.nio.FloatBuffer;
import org.langevin.api.network.NetworkPass;

/** Forward and backward. */
final class ScorePass implements NetworkPass {
  private final PassCore core;

  ScorePass(PassCore core) {
    this.core = core;
  }

  @Override
  public void forward(int count, float[] x, float[] condition, float[] score) {
    core.begin(count, x, condition);
    core.layers.forward(count, core.input, core.output);
    core.takeOverDeviation(core.output, score);
  }

  @Override
  public void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient) {
    int count = core.count();
    core.putOverDeviation(cotangent, core.outputCotangent);
    core.layers.backward(
        count,
        core.input,
        core.output,
        core.outputCotangent,
        inputGradient == null ? null : core.inputCotangent,
        false,
        core.gradient.of(parameterGradient));
    if (inputGradient != null) {
      core.takeInputCotangent(inputGradient);
    }
  }

  @Override
  public void close() {
    core.close();
  }
}
