package org.langevin.workbench.internal.composition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.generator.Generator;
import org.langevin.api.loss.Loss;
import org.langevin.api.metric.Metric;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Sde;
import org.langevin.workbench.internal.composition.Outline.Named;

/**
 * Makes the parts of an experiment: each one from what it may know of those before it, if they
 * offer what it requires. A part whose forerunners are broken is broken itself, without a complaint
 * of its own.
 *
 * @param partners the parts of the experiment
 * @param data what the dataset is offered
 * @param cache where metrics' results outlive the run
 */
record Maker(Partners partners, DatasetContext data, Path cache) {
  Instances make() {
    Outline outline = partners.outline();
    Slot<Dataset> dataset =
        outline
            .dataset()
            .then(
                part ->
                    part.create(data, Dataset.class)
                        .filter(made -> Answers.fit(part, made))
                        .<Dataset>map(SharedDataset::new));
    Optional<Setting> given = dataset.value().map(Setting::of);
    Offers items = new Offers(dataset, Slot.absent(), Slot.absent(), Slot.absent());
    Slot<Sde> sde =
        outline
            .sde()
            .then(
                part ->
                    make(part, items, given, Sde.class).filter(made -> Answers.fit(part, made)));
    Optional<Setting> diffused =
        given.filter(setting -> sde.isSettled()).map(setting -> setting.with(sde.value()));
    Offers diffusion = new Offers(dataset, sde, Slot.absent(), Slot.absent());
    Slot<Loss> loss = outline.loss().then(part -> loss(part, diffusion, diffused));
    Optional<Setting> trained = diffused.flatMap(setting -> trained(setting, outline.loss(), loss));
    Offers training = new Offers(dataset, sde, loss, Slot.absent());
    Slot<ScoreNetwork> network =
        outline.network().then(part -> make(part, training, trained, ScoreNetwork.class));
    Optional<Setting> complete =
        trained.flatMap(setting -> complete(setting, outline.network(), network));
    Offers all = new Offers(dataset, sde, loss, network);
    return new Instances(
        all,
        outline.generator().then(named -> make(named.part(), all, given, Generator.class)),
        each(
            outline.samplers(),
            named ->
                complete
                    .or(() -> trained.filter(setting -> hasOwnNetwork(named)))
                    .flatMap(setting -> drive(named, all, setting))),
        each(outline.metrics(), named -> metric(named.part(), all, complete.or(() -> given))),
        trained,
        complete);
  }

  private static <T, R> List<Slot<R>> each(List<Slot<T>> slots, Function<T, Optional<R>> make) {
    return slots.stream().map(slot -> slot.then(make)).toList();
  }

  /** Makes a part if its forerunners are there and offer what it requires. */
  private <T> Optional<T> make(Part part, Offers offers, Optional<Setting> setting, Class<T> type) {
    return setting
        .filter(told -> partners.requirements(offers, told).met(part))
        .flatMap(told -> part.create(told, type));
  }

  /** What a loss requires of the network is compared once that is made. */
  private Optional<Loss> loss(Part part, Offers offers, Optional<Setting> setting) {
    return setting
        .filter(
            told -> partners.requirements(offers, told).met(part, Requirements::isBeforeNetworks))
        .flatMap(told -> part.create(told, Loss.class));
  }

  private Optional<Driven> drive(Named<SamplerChoice> named, Offers offers, Setting setting) {
    return new SamplerMaker(partners.requirements(offers, setting), setting).make(named);
  }

  private static boolean hasOwnNetwork(Named<SamplerChoice> named) {
    return named.options().network().declared();
  }

  private Optional<Metric> metric(Part part, Offers offers, Optional<Setting> setting) {
    return setting
        .filter(told -> partners.requirements(offers, told).met(part))
        .flatMap(
            told ->
                part.attempt(
                    () -> new MetricSetting(told.shape(), Optional.of(told), folder(cache, part))))
        .flatMap(told -> part.create(told, Metric.class));
  }

  private static Optional<Setting> trained(Setting setting, Slot<Part> part, Slot<Loss> loss) {
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
                                .attempt(made::levels)
                                .flatMap(
                                    levels ->
                                        asked
                                            .attempt(made::conditioning)
                                            .map(condition -> setting.with(levels, condition)))));
  }

  private static Optional<Setting> complete(
      Setting setting, Slot<Part> part, Slot<ScoreNetwork> network) {
    return network
        .value()
        .flatMap(
            made ->
                part.value()
                    .flatMap(
                        asked ->
                            asked
                                .attempt(made::conditioning)
                                .map(condition -> setting.with(setting.levels(), condition))));
  }

  /** Where a metric keeps results. */
  static Path folder(Path cache, Part part) {
    return cache.resolve("metrics").resolve(part.id());
  }
}
