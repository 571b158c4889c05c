package org.langevin.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.langevin.api.network.TangentPass;

/**
 * Forward with a tangent, and backward through both. The fences keep the memory, which only its
 * owner frees, until then.
 */
final class ScoreTangentPass implements TangentPass {
  private final ScoreCore core;

  ScoreTangentPass(ScoreCore core) {
    this.core = core;
  }

  @Override
  public void forward(
      int count, float[] x, float[] condition, float[] direction, float[] score, float[] tangent) {
    core.begin(count, x, condition);
    core.beginTangent(direction);
    core.layer.forward(count, core.input, core.output);
    core.layer.tangent(count, core.input, core.output, core.inputTangent, core.outputTangent);
    core.takeOverDeviation(core.output, score);
    core.takeOverDeviation(core.outputTangent, tangent);
    Reference.reachabilityFence(this);
  }

  @Override
  public void backward(
      float[] scoreCotangent, float[] tangentCotangent, FloatBuffer parameterGradient) {
    int count = core.count();
    core.putOverDeviation(scoreCotangent, core.outputCotangent);
    core.putOverDeviation(tangentCotangent, core.outputTangentCotangent);
    core.layer.tangentBackward(
        count,
        core.input,
        core.output,
        core.inputTangent,
        core.outputTangent,
        core.outputCotangent,
        core.outputTangentCotangent,
        null,
        null,
        false,
        core.gradient.of(parameterGradient));
    Reference.reachabilityFence(this);
  }

  @Override
  public void close() {
    core.close();
  }
}
