package org.langevin.schemes.exact;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.langevin.api.sde.Particles;
import org.langevin.api.sde.Scheme;
import org.langevin.api.sde.Sde;
import org.langevin.kit.sde.PathTransition;

/** Steps that are worked out once, and taken by all chunks. */
final class ExactSteps implements Scheme {
  private static final int INCREMENTS = 0;
  private static final int NOISE = 1;

  /** Beyond so many, steps are worked out again. */
  private static final int MOST = 10_000;

  private final Sde sde;
  private final Map<Interval, PathTransition> known = new ConcurrentHashMap<>();

  ExactSteps(Sde sde) {
    this.sde = sde;
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
