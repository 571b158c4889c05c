package org.langevin.kit.sde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.sde.Particles;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.Sde;

/**
 * The exact solution of a linear SDE on its Brownian path, by {@link PathTransition}. Steps are
 * worked out once, and taken by the particles of all threads.
 */
public final class ExactSolution implements Scheme {
  private static final int INCREMENTS = 0;
  private static final int NOISE = 1;

  /** Beyond so many, steps are worked out again. */
  private static final int MOST = 10_000;

  private final Sde sde;
  private final Map<Interval, PathTransition> known = new ConcurrentHashMap<>();

  private ExactSolution(Sde sde) {
    this.sde = sde;
  }

  /**
   * The solution of an SDE.
   *
   * @param sde linear
   * @param remedy what to do if states have more numbers than items, for the message
   * @throws InvalidExperimentException if they have
   */
  public static ExactSolution of(Sde sde, String remedy) {
    if (sde.coefficients(sde.horizon() / 2).blocks() > 1) {
      throw new InvalidExperimentException(
          "",
          "exact steps are for states with as many numbers as items, without velocities; "
              + remedy);
    }
    return new ExactSolution(sde);
  }

  private record Interval(double from, double to) {}

  @Override
  public void step(double from, double to, Particles particles) {
    float[] increments = particles.scratch(INCREMENTS);
    particles.increments(PATH, from, to, increments);
    float[] noise = particles.scratch(NOISE);
    particles.noise(noise);
    transition(from, to).move(particles.state(), increments, noise, particles.dimension());
  }

  private PathTransition transition(double from, double to) {
    Interval interval = new Interval(from, to);
    PathTransition transition = known.get(interval);
    if (transition == null) {
      transition = PathTransition.between(sde, from, to);
      if (known.size() < MOST) {
        known.put(interval, transition);
      }
    }
    return transition;
  }
}
