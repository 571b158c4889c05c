package org.langevin.workbench.internal.scores;

import java.util.Arrays;
import java.util.function.Supplier;
import org.langevin.api.score.Batch;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.kit.score.ScoreDecorator;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;

/** A part's score. What it does wrong is told as that part's fault. */
final class BlamedScore extends ScoreDecorator {
  private final Parts parts;
  private final PartName part;

  BlamedScore(Score inner, Parts parts, PartName part) {
    super(inner);
    this.parts = parts;
    this.part = part;
  }

  @Override
  protected <T> T asked(String what, Supplier<T> question) {
    return parts.ask(part, what, question);
  }

  @Override
  protected ScoreEvaluator evaluator(ScoreEvaluator evaluator, int capacity) {
    return new Evaluator(evaluator);
  }

  @Override
  protected JacobianPass product(JacobianPass pass, int capacity) {
    return (batch, vector, score, product) ->
        call(() -> pass.evaluate(batch, vector, score, product));
  }

  @Override
  protected LogDensity.Pass logDensity(LogDensity.Pass pass, int capacity) {
    return (batch, logDensity) -> call(() -> pass.evaluate(batch, logDensity));
  }

  @Override
  protected boolean isNormalized(LogDensity density) {
    return density.isNormalized();
  }

  private void call(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      throw parts.failed(part, "", e);
    }
  }

  /** The first time it is checked that the items stay as they are. */
  private final class Evaluator implements ScoreEvaluator {
    private final ScoreEvaluator evaluator;
    private boolean checked;

    Evaluator(ScoreEvaluator evaluator) {
      this.evaluator = evaluator;
    }

    @Override
    public void forward(Batch batch, float[] score) {
      float[] given = checked ? null : batch.x().clone();
      call(() -> evaluator.forward(batch, score));
      if (!checked && score != batch.x() && !Arrays.equals(given, batch.x())) {
        throw PartFailedException.gave(
            part,
            "writes into the samples that it is given, which are read only",
            "It is defective: tell its author");
      }
      checked = true;
    }
  }
}
