package org.langevin.workbench.internal.scores;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.langevin.api.Capable;
import org.langevin.api.score.Batch;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.score.JacobianPass;
import org.langevin.api.score.JacobianVector;
import org.langevin.api.score.LogDensity;
import org.langevin.api.score.Score;
import org.langevin.api.score.ScoreEvaluator;
import org.langevin.api.score.VectorJacobian;
import org.langevin.kit.score.ScoreAround;
import org.langevin.workbench.internal.blame.PartFailedException;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;

/** A part's score. What it does wrong is told as that part's fault. */
final class BlamedScore extends ScoreAround {
  private final Parts parts;
  private final PartName part;

  BlamedScore(Score inner, Parts parts, PartName part) {
    super(inner);
    this.parts = parts;
    this.part = part;
  }

  @Override
  public ScoreEvaluator open(int capacity) {
    return new Evaluator(parts.ask(part, "an evaluator", () -> inner().open(capacity)));
  }

  @Override
  public <A> Optional<A> ability(Class<A> type) {
    return Capable.offer(
        type,
        this,
        asked(VectorJacobian.class)
            .<VectorJacobian>map(able -> capacity -> pass(() -> able.open(capacity)))
            .orElse(null),
        asked(JacobianVector.class)
            .<JacobianVector>map(able -> capacity -> pass(() -> able.open(capacity)))
            .orElse(null),
        asked(LogDensity.class).map(Density::new).orElse(null),
        asked(ClassConditional.class).orElse(null));
  }

  private <A> Optional<A> asked(Class<A> type) {
    return parts.ask(part, "an ability", () -> inner().ability(type));
  }

  private JacobianPass pass(Supplier<JacobianPass> open) {
    JacobianPass pass = parts.ask(part, "a pass", open);
    return new JacobianPass() {
      @Override
      public void evaluate(Batch batch, float[] vector, float[] score, float[] product) {
        try {
          pass.evaluate(batch, vector, score, product);
        } catch (RuntimeException | Error e) {
          throw parts.failed(part, "", e);
        }
      }

      @Override
      public void close() {
        pass.close();
      }
    };
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
      try {
        evaluator.forward(batch, score);
      } catch (RuntimeException | Error e) {
        throw parts.failed(part, "", e);
      }
      if (!checked && score != batch.x() && !Arrays.equals(given, batch.x())) {
        throw PartFailedException.gave(
            part,
            "writes into the samples that it is given, which are read only",
            "It is defective: tell its author");
      }
      checked = true;
    }

    @Override
    public void close() {
      evaluator.close();
    }
  }

  private final class Density implements LogDensity {
    private final LogDensity density;

    Density(LogDensity density) {
      this.density = density;
    }

    @Override
    public boolean isNormalized() {
      return density.isNormalized();
    }

    @Override
    public Pass open(int capacity) {
      Pass pass = parts.ask(part, "a log-density", () -> density.open(capacity));
      return new Pass() {
        @Override
        public void evaluate(Batch batch, double[] logDensity) {
          try {
            pass.evaluate(batch, logDensity);
          } catch (RuntimeException | Error e) {
            throw parts.failed(part, "", e);
          }
        }

        @Override
        public void close() {
          pass.close();
        }
      };
    }
  }
}
