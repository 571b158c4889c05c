package org.langevin.kit.sampler;

import java.util.function.Function;
import org.langevin.api.condition.AtTime;
import org.langevin.api.condition.Condition;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sampler.Step;
import org.langevin.api.sampler.Trajectory;
import org.langevin.api.sde.Sde;

/**
 * The simplest schedule over a step of the reverse process: from the prior through given times,
 * with a correction at each before the step leaves it.
 */
public final class ReverseSampler implements Sampler {
  private final Sde sde;
  private final AtTime conditions;
  private final ReverseTime time;
  private final Step step;
  private final boolean denoise;
  private final Function<Chunk, Correction> corrections;

  /** What is done to a chunk's samples at each time. */
  public interface Correction {
    /** Corrects the law of the samples, which are at time t. */
    void at(double t);

    /** The last time is reached. */
    void end();

    /** Nothing. */
    Correction NONE =
        new Correction() {
          @Override
          public void at(double t) {}

          @Override
          public void end() {}
        };
  }

  /**
   * Steps without corrections.
   *
   * @param context of the sampler, with an SDE
   * @param time the times
   * @param denoise whether the last step adds no noise
   */
  public ReverseSampler(SamplerContext context, ReverseTime time, Step step, boolean denoise) {
    this(context, time, step, denoise, chunk -> Correction.NONE);
  }

  /**
   * Steps with corrections before each.
   *
   * @param context of the sampler, with an SDE
   * @param time the times
   * @param denoise whether the last step adds no noise
   * @param corrections opens them on a chunk
   */
  public ReverseSampler(
      SamplerContext context,
      ReverseTime time,
      Step step,
      boolean denoise,
      Function<Chunk, Correction> corrections) {
    this.sde = context.sde().orElseThrow();
    this.conditions = AtTime.of(context.condition());
    this.time = time;
    this.step = step;
    this.denoise = denoise;
    this.corrections = corrections;
  }

  @Override
  public boolean accepts(Condition condition) {
    return condition.ability(AtTime.class).isPresent();
  }

  @Override
  public void sample(Chunk chunk) {
    int steps = time.steps();
    chunk.draw(sde.prior());
    Trajectory trajectory = step.open(chunk);
    Correction correction = corrections.apply(chunk);
    for (int i = 0; i < steps; i++) {
      correction.at(time.time(i));
      chunk.level(conditions.condition(time.time(i)), i, steps + 1);
      trajectory.step(time.time(i), time.time(i + 1), !denoise || i < steps - 1);
      chunk.progress(i + 1, steps);
    }
    chunk.level(conditions.condition(time.time(steps)), steps, steps + 1);
    correction.end();
  }
}
