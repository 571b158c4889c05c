package org.langevin.api.guidance;

import org.langevin.api.ExtensionPoint;
import org.langevin.api.score.Score;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes another score of the one that a sampler would drive: of a class, of what agrees with a
 * measurement, of a product with another law. Any sampler then drives that one. Stateless: safe for
 * use by several threads.
 */
@ConsumerType
@ExtensionPoint(
    id = Guidance.POINT,
    one = "a guidance",
    title = "Ways to lead a sampler by changing its score")
public interface Guidance {
  /** The name of the extension point. */
  String POINT = "guidance";

  /**
   * The score to drive in place of another. Called before a run, to check, and then by each of its
   * threads.
   *
   * @param score of the network, or as an earlier guidance of the same sampler left it
   */
  Score around(Score score);
}
