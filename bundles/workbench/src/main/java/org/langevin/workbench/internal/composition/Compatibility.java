package org.langevin.workbench.internal.composition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.AtTime;
import org.langevin.api.condition.Condition;
import org.langevin.api.loss.Loss;
import org.langevin.api.metric.Metric;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.score.ClassConditional;
import org.langevin.api.sde.Sde;
import org.langevin.binding.Place;
import org.langevin.workbench.internal.composition.Outline.Named;

/** Checks whether the parts of an experiment can work together. */
final class Compatibility {
  private final Outline outline;
  private final Instances instances;
  private final Place root;

  Compatibility(Outline outline, Instances instances, Place root) {
    this.outline = outline;
    this.instances = instances;
    this.root = root;
  }

  void check() {
    both(outline.network(), instances.network(), this::checkNetwork);
    both(outline.loss(), instances.loss(), this::checkLoss);
    each(outline.metrics(), instances.metrics(), this::checkMetric);
    outline
        .sde()
        .value()
        .filter(sde -> isSettled() && !usesSde())
        .ifPresent(Compatibility::refuseUnused);
    Set<String> names = outline.sampleNames();
    if (outline.allSamplesNamed()) {
      outline.metrics().stream()
          .flatMap(slot -> slot.value().stream())
          .forEach(metric -> metric.options().check(names));
      if (outline.metrics().stream().allMatch(Slot::isSettled)) {
        outline.claims().check(metricNames(), names);
      }
    }
  }

  private Set<String> metricNames() {
    return outline.metrics().stream()
        .flatMap(slot -> slot.value().stream())
        .map(Named::name)
        .collect(Collectors.toSet());
  }

  /** Whether all parts are made that might use the SDE. */
  private boolean isSettled() {
    return outline.network().declared()
        && instances.complete().isPresent()
        && instances.samplers().stream().allMatch(Slot::isSettled)
        && outline.metrics().stream().allMatch(Slot::isSettled);
  }

  private boolean usesSde() {
    Stream<Condition> conditionings =
        Stream.concat(
            instances.complete().map(Setting::condition).stream(),
            instances.samplers().stream()
                .flatMap(slot -> slot.value().stream())
                .map(SamplingTask::condition));
    return conditionings.anyMatch(condition -> condition.ability(AtTime.class).isPresent())
        || outline.any(part -> requires(part, Sde.class));
  }

  private static boolean requires(PlacedPart part, Class<?> type) {
    return part.requires().orElse(Requirements.NONE).needed().contains(type);
  }

  private static void refuseUnused(PlacedPart sde) {
    sde.place()
        .refuse(
            "nothing uses the SDE: no score is conditioned on its time, and no part requires it;"
                + " remove it, or use a loss such as time-denoising");
  }

  private void checkNetwork(PlacedPart part, ScoreNetwork network) {
    Optional<Integer> blocks = part.attempt(network::condition).map(Condition::blocks);
    Optional<Shape> expected =
        instances
            .dataset()
            .value()
            .flatMap(dataset -> part.attempt(dataset::shape))
            .map(shape -> shape.blocks(blocks.orElse(1)));
    Optional<Shape> shape = part.attempt(network::shape);
    if (expected.isPresent() && shape.isPresent() && !expected.equals(shape)) {
      part.place()
          .refuse(
              part.describe()
                  + " is for items of shape "
                  + shape.get()
                  + (blocks.orElse(1) == 1
                      ? ", but the dataset's have shape "
                      : ", but the SDE's states have, with more numbers than the dataset's items,"
                          + " the shape ")
                  + expected.get());
    }
    int count = part.attempt(network::parameterCount).orElse(0);
    if (count > 0 && !outline.loss().declared() && !outline.training().declared()) {
      root.child(OutlineReader.LOSS)
          .refuse(
              part.describe() + " has " + count + " parameters to train: add loss and training");
    }
    double unlabelled = outline.training().value().map(TrainingSettings::unlabelled).orElse(0.0);
    if (unlabelled > 0
        && part.attempt(() -> network.ability(ClassConditional.class))
            .map(Optional::isEmpty)
            .orElse(false)) {
      root.child(OutlineReader.TRAINING)
          .child("unlabelled")
          .refuse(
              part.describe()
                  + " is not told classes, so there are none to withhold; leave this out, or let the"
                  + " network have them, as {\"use\": \"mlp\", \"classes\": true} does");
    }
    if (count == 0 && outline.loss().declared()) {
      root.child(OutlineReader.LOSS)
          .refuse(part.describe() + " has nothing to train: remove loss and training");
    }
  }

  private void checkLoss(PlacedPart part, Loss loss) {
    Optional<Condition> trained = instances.trained().map(Setting::condition);
    Optional<Condition> network = instances.complete().map(Setting::condition);
    if (trained.isPresent() && network.isPresent() && !trained.equals(network)) {
      root.child(OutlineReader.NETWORK)
          .refuse(
              part.describe()
                  + " trains a score conditioned on "
                  + trained.get().words()
                  + ", but "
                  + outline.network().value().map(PlacedPart::describe).orElse("the network")
                  + " is conditioned on "
                  + network.get().words()
                  + "; choose another network or another loss");
    }
  }

  private void checkMetric(Named<References> named, Metric metric) {
    PlacedPart part = named.part();
    boolean needed = part.attempt(metric::needsSamples).orElse(false);
    if (needed
        && !outline.makesSamples()
        && part.all().noneMatch(each -> requires(each, ScoreNetwork.class))) {
      part.place().refuse(part.describe() + " needs samples, but there is no sampler; add one");
    }
  }

  private static <A, B> void each(List<Slot<A>> parts, List<Slot<B>> made, Check<A, B> check) {
    for (int i = 0; i < parts.size(); i++) {
      both(parts.get(i), made.get(i), check);
    }
  }

  private static <A, B> void both(Slot<A> part, Slot<B> made, Check<A, B> check) {
    part.value().ifPresent(a -> made.value().ifPresent(b -> check.check(a, b)));
  }

  /** Checks a part and its instance. */
  @FunctionalInterface
  private interface Check<A, B> {
    void check(A part, B instance);
  }
}
