package org.langevin.workbench.internal.composition;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.langevin.api.Requirements;
import org.langevin.api.condition.Condition;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;
import org.langevin.workbench.internal.blame.PartName;

/**
 * One element of an experiment's {@code samplers}.
 *
 * @param name unique within the experiment; the name of its files
 * @param part how messages name it
 * @param sampler the instance
 * @param network the closed form whose score it drives; empty for the experiment's network
 * @param driven how messages name the network whose score it drives
 * @param condition of that network
 * @param count how many samples to draw
 * @param requires what the sampler was promised
 * @param averaged whether the network's averaged parameters are used, or the last ones
 * @param guidance what changes the score, the first one first
 * @param label the class that all samples are to be of
 * @param traced of how many samples the ways are kept
 */
public record SamplingTask(
    String name,
    PartName part,
    Sampler sampler,
    Optional<ScoreNetwork> network,
    PartName driven,
    Condition condition,
    int count,
    Requirements requires,
    boolean averaged,
    List<GuidanceTask> guidance,
    OptionalInt label,
    int traced) {
  /** As many as can be followed. */
  static final int FEW = 32;

  /** As many as tell how a law on the line moves while samples are drawn. */
  static final int SOME = 1000;

  /** As many as tell how a simulated law moves. */
  static final int MANY = 10_000;

  /** A task that keeps the ways of a few samples. */
  public SamplingTask(
      String name,
      PartName part,
      Sampler sampler,
      Optional<ScoreNetwork> network,
      PartName driven,
      Condition condition,
      int count,
      Requirements requires,
      boolean averaged,
      List<GuidanceTask> guidance,
      OptionalInt label) {
    this(
        name, part, sampler, network, driven, condition, count, requires, averaged, guidance, label,
        FEW);
  }

  /** The same task for another number of samples. */
  public SamplingTask withCount(int other) {
    return new SamplingTask(
        name, part, sampler, network, driven, condition, other, requires, averaged, guidance, label,
        traced);
  }
}
