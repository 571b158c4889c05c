package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a network to carry tangents. */
@ConsumerType
@FunctionalInterface
public interface TangentNetwork {
  /** Like {@link ScoreNetwork#open}. */
  TangentPass open(FloatBuffer parameters, int capacity);
}
