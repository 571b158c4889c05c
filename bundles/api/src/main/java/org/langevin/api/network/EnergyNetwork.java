package org.langevin.api.network;

import java.nio.FloatBuffer;
import org.langevin.api.Ability;
import org.osgi.annotation.versioning.ConsumerType;

/** The ability of a network to tell the energy E(x, c; theta) with s = -dE/dx. */
@Ability(of = ScoreNetwork.class, words = "an energy")
@ConsumerType
@FunctionalInterface
public interface EnergyNetwork {
  /** Like {@link ScoreNetwork#open}. */
  EnergyPass open(FloatBuffer parameters, int capacity);
}
