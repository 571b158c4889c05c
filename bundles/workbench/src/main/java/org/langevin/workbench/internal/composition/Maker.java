package org.langevin.workbench.internal.composition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.langevin.api.NoiseLevels;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.generator.Generator;
import org.langevin.api.loss.Loss;
import org.langevin.api.metric.Metric;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Sde;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.TrainingContext;

/**
 * Makes the parts of an experiment: each one from what it may know of those before it, if they
 * offer what it requires. A part whose forerunners are broken is broken itself, without a complaint
 * of its own.
 *
 * @param partners the parts of the experiment
 * @param data what the dataset is offered
 * @param cache where metrics' results outlive the run
 */
record Maker(Partners partners, DatasetSetting data, Path cache) {
  Instances make() {
    Outline outline = partners.outline();
    Slot<Dataset> dataset = outline.dataset().then(part -> dataset(part, data));
    Optional<Setting> given = dataset.value().map(Setting::of);
    Scope items = Scope.NONE.with(Dataset.class, dataset);
    Slot<Sde> sde =
        outline
            .sde()
            .then(
                part ->
                    make(part, items, given, Sde.class).filter(made -> Answers.fit(part, made)));
    Optional<Setting> diffused =
        given.filter(setting -> sde.isSettled()).map(setting -> setting.with(sde.value()));
    Scope diffusion = items.with(Sde.class, sde);
    Slot<Loss> loss = outline.loss().then(part -> make(part, diffusion, diffused, Loss.class));
    Optional<Setting> trained = diffused.flatMap(setting -> trained(setting, outline.loss(), loss));
    Scope training = diffusion.with(Loss.class, loss);
    Slot<ScoreNetwork> network =
        outline.network().then(part -> make(part, training, trained, ScoreNetwork.class));
    Optional<Setting> complete =
        trained.flatMap(setting -> complete(setting, outline.network(), network));
    Scope all = training.with(ScoreNetwork.class, network).closed();
    Optional<Setting> undiffused =
        complete
            .or(() -> diffused.filter(setting -> !outline.network().declared()))
            .or(() -> given);
    Optional<Setting> measured = undiffused.map(this::measured);
    Scope compared =
        measured.map(told -> all.with(Dataset.class, Slot.of(told.dataset()))).orElse(all);
    since(items, outline.dataset(), all, given);
    since(items, outline.sde(), all, given);
    since(diffusion, outline.loss(), all, trained);
    return new Instances(
        dataset,
        sde,
        loss,
        network,
        outline
            .training()
            .then(settings -> training(settings, all, complete.or(() -> trained).or(() -> given))),
        all,
        outline.generator().then(named -> make(named.part(), all, given, Generator.class)),
        each(
            outline.samplers(),
            named ->
                complete
                    .or(() -> trained.filter(setting -> named.options().network() != null))
                    .flatMap(
                        setting ->
                            new SamplerMaker(partners.fit(all, setting), setting).make(named))),
        each(
            outline.simulations(),
            named ->
                diffused.flatMap(
                    setting ->
                        new SimulationMaker(partners.fit(all, setting), setting).make(named))),
        each(
            outline.metrics(),
            named ->
                metric(named.part(), compared, measured)
                    .flatMap(
                        metric ->
                            ofSamples(named.part(), metric)
                                ? Optional.of(metric)
                                : metric(named.part(), all, undiffused))),
        measured,
        trained,
        complete);
  }

  /** What simulations are compared with is the law at the horizon. */
  private Setting measured(Setting setting) {
    return partners.outline().simulations().isEmpty()
        ? setting
        : setting
            .sde()
            .map(sde -> setting.with(new DiffusedDataset(setting.dataset(), sde)))
            .orElse(setting);
  }

  static Optional<Dataset> dataset(PlacedPart part, DatasetContext data) {
    return part.create(data, Dataset.class)
        .filter(made -> Answers.fit(part, made))
        .map(SharedDataset::new);
  }

  private Optional<TrainingTask> training(
      TrainingSettings settings, Scope scope, Optional<Setting> told) {
    TrainingWatch watch = new TrainingWatch(settings);
    PlacedPart part = PlacedPart.of(settings.optimizer());
    Optional<Optimizer> optimizer =
        trains(part, watch, scope, told, Optimizer.class).filter(made -> Answers.fit(part, made));
    Slot<Averaging> averaging =
        Slot.settled(settings.averaging().map(PlacedPart::of))
            .then(each -> trains(each, watch, scope, told, Averaging.class));
    return optimizer
        .filter(made -> averaging.isSettled())
        .map(made -> new TrainingTask(settings, made, averaging.value(), watch));
  }

  private <T> Optional<T> trains(
      PlacedPart part,
      TrainingContext context,
      Scope scope,
      Optional<Setting> told,
      Class<T> type) {
    return told.filter(setting -> partners.fit(scope, setting).met(part))
        .flatMap(setting -> part.create(context, type));
  }

  private static <T, R> List<Slot<R>> each(List<Slot<T>> slots, Function<T, Optional<R>> make) {
    return slots.stream().map(slot -> slot.then(make)).toList();
  }

  /** Makes a part if its forerunners are there and offer what it requires of them. */
  private <T> Optional<T> make(
      PlacedPart part, Scope scope, Optional<Setting> setting, Class<T> type) {
    return setting
        .filter(told -> partners.fit(scope, told).met(part))
        .flatMap(told -> part.create(told, type));
  }

  /** What a part requires of those made after it is compared once they are. */
  private void since(Scope before, Slot<PlacedPart> slot, Scope all, Optional<Setting> setting) {
    slot.value()
        .ifPresent(
            part -> setting.ifPresent(told -> partners.fit(all, told).metSince(before, part)));
  }

  /** One that needs no samples measures the dataset as it is, not where an SDE carries it. */
  private static boolean ofSamples(PlacedPart part, Metric metric) {
    return part.attempt(metric::needsSamples).orElse(true);
  }

  private Optional<Metric> metric(PlacedPart part, Scope scope, Optional<Setting> setting) {
    return setting
        .filter(told -> partners.fit(scope, told).met(part))
        .flatMap(
            told ->
                part.attempt(
                    () ->
                        new MetricSetting(
                            told.dataset().shape(),
                            Optional.of(told),
                            data.within(part.place().pointer()),
                            folder(cache, part))))
        .flatMap(told -> part.create(told, Metric.class));
  }

  private static Optional<Setting> trained(
      Setting setting, Slot<PlacedPart> part, Slot<Loss> loss) {
    if (!part.declared()) {
      return Optional.of(setting);
    }
    return loss.value()
        .flatMap(
            made ->
                part.value()
                    .flatMap(
                        asked ->
                            asked
                                .attempt(() -> made.ability(NoiseLevels.class))
                                .flatMap(
                                    levels ->
                                        asked
                                            .attempt(made::condition)
                                            .map(condition -> setting.with(levels, condition)))));
  }

  private static Optional<Setting> complete(
      Setting setting, Slot<PlacedPart> part, Slot<ScoreNetwork> network) {
    return network
        .value()
        .flatMap(
            made ->
                part.value()
                    .flatMap(
                        asked ->
                            asked
                                .attempt(made::condition)
                                .map(condition -> setting.with(setting.levels(), condition))));
  }

  /** Where a metric keeps results. */
  static Path folder(Path cache, PlacedPart part) {
    return cache.resolve("metrics").resolve(part.id());
  }
}
