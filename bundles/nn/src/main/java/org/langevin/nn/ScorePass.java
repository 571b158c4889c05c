package org.langevin.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.langevin.api.network.NetworkPass;

/** Forward and backward. The fences keep the memory, which only its owner frees, until then. */
final class ScorePass implements NetworkPass {
  private final ScoreCore core;

  ScorePass(ScoreCore core) {
    this.core = core;
  }

  @Override
  public void forward(int count, float[] x, float[] condition, float[] score) {
    core.begin(count, x, condition);
    core.layer.forward(count, core.input, core.output);
    core.takeOverDeviation(core.output, score);
    Reference.reachabilityFence(this);
  }

  @Override
  public void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient) {
    int count = core.count();
    core.putOverDeviation(cotangent, core.outputCotangent);
    core.layer.backward(
        count,
        core.input,
        core.output,
        core.outputCotangent,
        inputGradient == null ? null : core.inputCotangent(),
        false,
        core.gradient.of(parameterGradient));
    if (inputGradient != null) {
      core.takeInputCotangent(inputGradient);
    }
    Reference.reachabilityFence(this);
  }

  @Override
  public void close() {
    core.close();
  }
}
