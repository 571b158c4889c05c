package org.langevin.api.sampler;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.langevin.api.ExtensionPoint;
import org.langevin.api.condition.Condition;
import org.langevin.api.figure.Figure;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a score into samples. Stateless: {@link #sample} runs on several threads at once, each with
 * its own chunk.
 *
 * <p>A sample must depend on its own state and random stream only, so that sample i is the same in
 * any chunk: a step size that adapts does so for each sample by itself.
 */
@ConsumerType
@ExtensionPoint(id = Sampler.POINT, one = "a sampler", title = "Ways from a score to samples")
public interface Sampler {
  /** The name of the extension point. */
  String POINT = "sampler";

  /**
   * Whether the sampler can drive a score that is conditioned in this way: on time, on noise, or on
   * nothing. The workbench refuses other networks before it runs.
   */
  boolean accepts(Condition condition);

  /**
   * The one condition at which the sampler asks for the score. Empty if it goes through several, or
   * says nothing: then a record of the run cannot tell of which law its samples are.
   */
  default OptionalDouble fixedCondition() {
    return OptionalDouble.empty();
  }

  /** Brings the samples of a chunk from their start to their end. */
  void sample(Chunk chunk);

  /**
   * Figures of the sampler's own about a finished run.
   *
   * @param diagnostics what was handed to {@link Chunk#diagnose}, by name, one value for each
   *     sample
   */
  default List<Figure> figures(Map<String, double[]> diagnostics) {
    return List.of();
  }
}
