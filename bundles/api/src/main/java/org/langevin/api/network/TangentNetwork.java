package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a network to carry tangents. */
@Ability(
    of = ScoreNetwork.class,
    words = "directional derivatives (a JVP with the reverse pass through it)")
@ConsumerType
@FunctionalInterface
public interface TangentNetwork {
  /** Like {@link ScoreNetwork#open}. */
  TangentPass open(FloatBuffer parameters, int capacity);
}
