package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.loss.Loss;
import org.langevin.api.metric.Metric;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sde.Sde;
import org.langevin.binding.Place;
import org.langevin.binding.Problems;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.composition.Outline.Named;
import org.langevin.workbench.internal.data.DataFiles;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.registry.Extensions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Turns documents into parts that exist and fit together, or refuses them with everything that is
 * wrong. A composition goes on with the instances that it got, whatever becomes of their bundles.
 */
@Component(service = Composer.class)
public final class Composer {
  private final Extensions extensions;
  private final Folders folders;
  private final DataFiles files;

  /** Looks for data in the configured folders. */
  @Activate
  public Composer(@Reference Extensions extensions) {
    this(extensions, Folders.fromSystem());
  }

  /** Looks for data in these folders. */
  public Composer(Extensions extensions, Folders folders) {
    this.extensions = extensions;
    this.folders = folders;
    this.files = new DataFiles(folders);
  }

  /**
   * Composes an experiment. Nothing is trained, loaded or downloaded yet.
   *
   * @param progress hears how downloads go on, once the dataset is asked for its items
   */
  public Composition compose(Experiment experiment, Progress progress)
      throws InvalidRequestException {
    return compose(
        experiment.source(),
        experiment.document(),
        Map.of(),
        new UserFiles(MissingNode.getInstance()),
        progress);
  }

  /**
   * Makes sure that a composition can run on so many workers: that there is enough memory, and that
   * enough items are left to train on. Loads the dataset if a share of it is held out.
   *
   * @param experiment that was composed
   */
  public void check(Experiment experiment, Composition composition, int workers)
      throws InvalidRequestException {
    Problems problems = new Problems(experiment.source());
    Place root = new Place("", problems);
    new MemoryCheck(root).check(composition, workers);
    composition
        .training()
        .map(TrainingTask::settings)
        .filter(training -> training.heldOut() > 0)
        .ifPresent(
            training -> checkHeldOut(root.child(OutlineReader.TRAINING), composition, training));
    InvalidRequestException.throwIfAny(problems, experiment.document());
  }

  private static void checkHeldOut(
      Place place, Composition composition, TrainingSettings training) {
    try {
      training.check(composition.dataset().training().size());
    } catch (InvalidExperimentException e) {
      place.refuse(e);
    }
  }

  /**
   * Composes an experiment once more, with the same versions of the same plugins.
   *
   * @param source of which messages speak
   * @param resolved what {@link Composition#resolved} was
   * @throws InvalidRequestException if a plugin is gone; the message names what to install
   */
  public Composition recompose(String source, ObjectNode resolved, Progress progress)
      throws InvalidRequestException {
    JsonNode document = resolved.path(ResolvedDocument.EXPERIMENT);
    if (!document.isObject()) {
      throw new InvalidRequestException(
          source, "", "this is no record of an experiment: it lacks the member experiment");
    }
    return compose(
        source,
        (ObjectNode) document,
        ResolvedDocument.origins(resolved),
        new UserFiles(resolved.path(ResolvedDocument.FILES)),
        progress);
  }

  /**
   * Makes another sampler for an experiment.
   *
   * @param source of which messages speak
   * @param sampler an element of {@code samplers}
   */
  public SamplingTask sampler(String source, Composition composition, ObjectNode sampler)
      throws InvalidRequestException {
    Problems problems = new Problems(source);
    Setting setting =
        Setting.of(composition.dataset())
            .with(composition.sde())
            .with(composition.levels(), composition.condition());
    Scope scope =
        Scope.NONE
            .with(Dataset.class, Slot.of(composition.dataset()))
            .with(Sde.class, Slot.settled(composition.sde()))
            .with(Loss.class, Slot.settled(composition.loss()))
            .with(ScoreNetwork.class, Slot.settled(composition.network()))
            .closed();
    Fit fit =
        new Fit(
            scope,
            ResolvedDocument.providers(composition.resolved()),
            need -> "; choose another sampler");
    boolean averages = composition.training().flatMap(TrainingTask::averaging).isPresent();
    DocumentParts parts = parts(Map.of(), composition.parts());
    Optional<SamplingTask> task =
        new OutlineReader(parts)
            .sampler(sampler, averages, new Place("", problems, parts))
            .flatMap(named -> new SamplerMaker(fit, setting).make(named));
    InvalidRequestException.throwIfAny(problems, sampler);
    return task.orElseThrow();
  }

  /**
   * Makes a metric that compares items of two files.
   *
   * @param source of which messages speak
   * @param shape of the items
   * @param metric an element of {@code metrics}
   */
  public MetricTask metric(String source, Shape shape, ObjectNode metric)
      throws InvalidRequestException {
    Problems problems = new Problems(source);
    Fit fit = new Fit(Scope.NONE.closed(), Map.of(), need -> ": it cannot compare files");
    DocumentParts parts = parts(Map.of(), new Parts());
    Optional<MetricTask> task =
        new OutlineReader(parts)
            .metric(metric, new Place("", problems, parts))
            .flatMap(
                named -> {
                  PlacedPart part = named.part();
                  MetricSetting setting =
                      new MetricSetting(
                          shape,
                          Optional.empty(),
                          new DatasetSetting(
                                  1, files, new UserFiles(MissingNode.getInstance()), Progress.NONE)
                              .within(""),
                          Maker.folder(folders.cache(), part));
                  return fit.met(part)
                      ? part.create(setting, Metric.class).map(instance -> task(named, instance))
                      : Optional.empty();
                });
    InvalidRequestException.throwIfAny(problems, metric);
    return task.orElseThrow();
  }

  /**
   * Makes a dataset by itself. Nothing is loaded or downloaded yet.
   *
   * @param source of which messages speak
   * @param dataset an experiment's {@code dataset}
   * @param seed from which a synthetic one draws
   */
  public DatasetTask dataset(String source, ObjectNode dataset, long seed, Progress progress)
      throws InvalidRequestException {
    Problems problems = new Problems(source);
    DocumentParts parts = parts(Map.of(), new Parts());
    Optional<DatasetTask> task =
        new OutlineReader(parts)
            .dataset(dataset, new Place("", problems, parts))
            .flatMap(
                part ->
                    Maker.dataset(
                            part,
                            new DatasetSetting(
                                seed, files, new UserFiles(MissingNode.getInstance()), progress))
                        .map(made -> new DatasetTask(part.name(), made, parts.names())));
    InvalidRequestException.throwIfAny(problems, dataset);
    return task.orElseThrow();
  }

  private Composition compose(
      String source,
      ObjectNode document,
      Map<String, String> origins,
      UserFiles own,
      Progress progress)
      throws InvalidRequestException {
    Problems problems = new Problems(source);
    DocumentParts parts = parts(origins, new Parts());
    Place root = new Place("", problems, parts);
    Outline outline = new OutlineReader(parts).read(document, root);
    new Structure(outline, root).check();
    DatasetSetting data = new DatasetSetting(outline.seed(), files, own, progress);
    Partners partners = new Partners(outline, new Alternatives(extensions, data));
    Instances instances = new Maker(partners, data, folders.cache()).make();
    new Compatibility(outline, instances, root).check();
    InvalidRequestException.throwIfAny(problems, document);
    Composition composition = composition(outline, instances, own);
    new MemoryCheck(root).check(composition, 1);
    InvalidRequestException.throwIfAny(problems, document);
    return composition;
  }

  private DocumentParts parts(Map<String, String> origins, Parts names) {
    return new DocumentParts(extensions, origins, names);
  }

  private static Composition composition(Outline outline, Instances instances, UserFiles own) {
    ExperimentDocument document = (ExperimentDocument) outline.document().orElseThrow().value();
    Setting setting = instances.measured().orElseThrow();
    List<MetricTask> metrics = new ArrayList<>();
    for (int i = 0; i < outline.metrics().size(); i++) {
      metrics.add(
          task(
              outline.metrics().get(i).value().orElseThrow(),
              instances.metrics().get(i).value().orElseThrow()));
    }
    Optional<GeneratorTask> generator =
        outline
            .generator()
            .value()
            .map(
                named ->
                    new GeneratorTask(
                        named.part().id(),
                        named.name(),
                        named.part().name(),
                        instances.generator().value().orElseThrow(),
                        named.options().count()));
    return new Composition(
        document.title(),
        document.seed(),
        setting.dataset(),
        outline.simulations().isEmpty() ? Optional.empty() : instances.dataset().value(),
        setting.sde(),
        setting.levels(),
        setting.condition(),
        instances.network().value(),
        instances.loss().value(),
        instances.training().value(),
        generator,
        Stream.concat(instances.samplers().stream(), instances.simulations().stream())
            .map(slot -> slot.value().orElseThrow())
            .toList(),
        List.copyOf(metrics),
        outline.claims().list(),
        ResolvedDocument.of(outline, instances, own),
        outline.parts().names());
  }

  private static MetricTask task(Named<References> named, Metric metric) {
    return new MetricTask(
        named.part().id(), named.name(), named.part().name(), metric, named.options().values());
  }
}
