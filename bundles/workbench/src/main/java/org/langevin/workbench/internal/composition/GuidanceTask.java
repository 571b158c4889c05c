package org.langevin.workbench.internal.composition;

import org.langevin.api.guidance.Guidance;
import org.langevin.api.score.Score;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;

/**
 * An element of a sampler's {@code guidance}.
 *
 * @param part how messages name it
 * @param guidance the instance
 */
public record GuidanceTask(PartName part, Guidance guidance) {
  /** The score that it makes of another. */
  public Score around(Score score, Parts parts) {
    return parts.ask(part, "a score", () -> guidance.around(score));
  }
}
