package org.langevin.api.score;

import org.langevin.api.Ability;
import org.langevin.api.network.ScoreNetwork;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The ability of a network, and so of its score, to be told the class y of each item: the score is
 * then that of p_c(x | y). Where the class is not told it is that of p_c(x), as far as the network
 * was trained for that.
 */
@Ability(
    of = ScoreNetwork.class,
    words = "scores of single classes (of a network with \"classes\": true)")
@ConsumerType
@FunctionalInterface
public interface ClassConditional {
  /** How many classes there are. */
  int classes();
}
