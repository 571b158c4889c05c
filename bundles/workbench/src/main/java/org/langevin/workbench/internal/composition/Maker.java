package org.langevin.workbench.internal.composition;

import java.nio.file.Path;
import java.util.Optional;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.generator.Generator;
import org.langevin.api.loss.Loss;
import org.langevin.api.metric.Metric;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sde.Sde;
import org.langevin.workbench.internal.composition.Outline.Named;

/**
 * Makes the parts of an experiment: each one from what it may know of those before it. A part whose
 * forerunners are broken is broken itself, without a complaint of its own.
 *
 * @param data what the dataset is offered
 * @param cache where metrics' results outlive the run
 */
record Maker(DatasetContext data, Path cache) {
  Instances make(Outline outline) {
    Slot<Dataset> dataset = outline.dataset().then(part -> part.create(data, Dataset.class));
    Slot<Sde> sde =
        outline
            .sde()
            .then(
                part ->
                    dataset.value().flatMap(items -> part.create(Setting.of(items), Sde.class)));
    Optional<Setting> diffused =
        dataset
            .value()
            .filter(items -> sde.isSettled())
            .map(items -> Setting.of(items).with(sde.value()));
    Slot<Loss> loss =
        outline.loss().then(part -> diffused.flatMap(setting -> part.create(setting, Loss.class)));
    Optional<Setting> trained = diffused.flatMap(setting -> trained(setting, outline.loss(), loss));
    Slot<ScoreNetwork> network =
        outline
            .network()
            .then(part -> trained.flatMap(setting -> part.create(setting, ScoreNetwork.class)));
    Optional<Setting> complete =
        trained.flatMap(setting -> complete(setting, outline.network(), network));
    return new Instances(
        dataset,
        sde,
        loss,
        network,
        outline
            .generator()
            .then(
                named ->
                    dataset
                        .value()
                        .flatMap(items -> named.part().create(Setting.of(items), Generator.class))),
        outline.samplers().stream()
            .map(
                slot ->
                    slot.then(
                        named ->
                            complete
                                .or(() -> trained.filter(setting -> hasOwnNetwork(named)))
                                .flatMap(setting -> drive(named, setting))))
            .toList(),
        outline.metrics().stream()
            .map(
                slot ->
                    slot.then(
                        named ->
                            complete
                                .or(() -> dataset.value().map(Setting::of))
                                .flatMap(setting -> metric(named.part(), setting))))
            .toList(),
        trained,
        complete);
  }

  private static boolean hasOwnNetwork(Named<SamplerChoice> named) {
    return named.options().network().declared();
  }

  /** Makes a sampler, and before it the network that it brings along. */
  static Optional<Driven> drive(Named<SamplerChoice> named, Setting setting) {
    Slot<Part> part = named.options().network();
    Slot<ScoreNetwork> network =
        part.then(declared -> declared.create(setting, ScoreNetwork.class));
    Optional<Setting> own =
        part.declared() ? complete(setting, part, network) : Optional.of(setting);
    return own.flatMap(
        seen ->
            named
                .part()
                .create(seen, Sampler.class)
                .map(sampler -> new Driven(sampler, network.value(), seen)));
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
                            asked.attempt(() -> setting.with(made.levels(), made.conditioning()))));
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
                            asked.attempt(
                                () -> setting.with(setting.levels(), made.conditioning()))));
  }

  private Optional<Metric> metric(Part part, Setting experiment) {
    return part.attempt(
            () -> new MetricSetting(experiment.shape(), Optional.of(experiment), folder(part)))
        .flatMap(setting -> part.create(setting, Metric.class));
  }

  /** Where a metric keeps results. */
  Path folder(Part part) {
    return cache.resolve("metrics").resolve(part.id());
  }
}
