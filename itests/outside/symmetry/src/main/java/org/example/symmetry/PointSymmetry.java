package org.example.symmetry;

import org.langevin.api.Ability;
import org.langevin.api.dataset.Dataset;
import org.osgi.annotation.versioning.ConsumerType;

/** The law of the items stays the same when each is mirrored at a point. */
@ConsumerType
@Ability(of = Dataset.class, words = "a centre of symmetry")
public interface PointSymmetry {
  /** The point. */
  double[] centre();
}
