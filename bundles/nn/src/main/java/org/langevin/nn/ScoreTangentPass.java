package org.langevin.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.langevin.api.network.TangentPass;
import org.langevin.api.score.Batch;

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
  public void forward(Batch batch, float[] direction, float[] score, float[] tangent) {
    int count = batch.size();
    core.begin(batch);
    core.beginTangent(direction);
    core.layer.forward(count, core.input, core.output);
    core.layer.tangent(count, core.input, core.output, core.inputTangent, core.outputTangent);
    core.takeScore(score);
    core.takeTangent(direction, tangent);
    Reference.reachabilityFence(this);
  }

  @Override
  public void backward(
      float[] scoreCotangent, float[] tangentCotangent, FloatBuffer parameterGradient) {
    int count = core.count();
    core.putCotangent(scoreCotangent, core.outputCotangent);
    core.putCotangent(tangentCotangent, core.outputTangentCotangent);
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
