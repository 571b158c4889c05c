package org.langevin.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.score.Batch;

/** Forward and backward. The fences keep the memory, which only its owner frees, until then. */
final class ScorePass implements NetworkPass {
  private final ScoreCore core;

  ScorePass(ScoreCore core) {
    this.core = core;
  }

  @Override
  public void forward(Batch batch, float[] score) {
    core.begin(batch);
    core.layer.forward(batch.size(), core.input, core.output);
    core.takeScore(score);
    Reference.reachabilityFence(this);
  }

  @Override
  public void backward(float[] cotangent, FloatBuffer parameterGradient, float[] inputGradient) {
    int count = core.count();
    core.putCotangent(cotangent, core.outputCotangent);
    core.layer.backward(
        count,
        core.input,
        core.output,
        core.outputCotangent,
        inputGradient == null ? null : core.inputCotangent(),
        false,
        core.gradient.of(parameterGradient));
    if (inputGradient != null) {
      core.takeInputCotangent(cotangent, inputGradient);
    }
    Reference.reachabilityFence(this);
  }

  @Override
  public void close() {
    core.close();
  }
}
