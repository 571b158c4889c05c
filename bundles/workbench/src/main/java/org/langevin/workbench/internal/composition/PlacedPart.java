package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Part;
import org.langevin.api.Requirements;
import org.langevin.binding.Place;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.blame.PlacedProblemException;
import org.langevin.workbench.internal.registry.Plugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of an experiment whose plugin is found and whose parameters are in order.
 *
 * @param plugin makes the instance
 * @param parameters the plugin's record
 * @param nested the parts among the parameters
 * @param json the part with all defaults filled in
 * @param place where it stands in the document
 * @param names of all parts of the document so far
 */
record PlacedPart(
    Plugin plugin,
    Record parameters,
    List<PlacedPart> nested,
    ObjectNode json,
    Place place,
    Parts names)
    implements Part<Object, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(PlacedPart.class);

  /** A part of a parameter record: all of the workbench's are of this class. */
  static PlacedPart of(Part<?, ?> part) {
    return (PlacedPart) part;
  }

  String id() {
    return plugin.info().id();
  }

  /** Point and id, for messages: {@code the sampler mala}. */
  String describe() {
    return "the " + plugin.info().point() + " " + id();
  }

  /** This part and all that it holds, at any depth. */
  Stream<PlacedPart> all() {
    return Stream.concat(Stream.of(this), nested.stream().flatMap(PlacedPart::all));
  }

  /** What the instance will need of others; what the parts that it holds need aside. */
  Optional<Requirements> requires() {
    return attempt(() -> factory().requires(parameters));
  }

  /** What the instance and the parts that it holds will need of others. */
  Requirements requiresInAll() {
    return all()
        .map(part -> part.requires().orElse(Requirements.NONE))
        .reduce(Requirements.NONE, Requirements::and);
  }

  /** The same with its place and its bundle, for messages at work. */
  PartName name() {
    return PartName.of(place.pointer(), plugin);
  }

  /** Makes the instance; what the plugin refuses becomes a problem of this part. */
  <C, T> Optional<T> create(C context, Class<T> type) {
    Optional<T> made = attempt(() -> type.cast(factory().create(parameters, context)));
    made.ifPresent(instance -> names.made(name(), instance));
    return made;
  }

  /** Makes the instance for the part that holds this one, which is at work. */
  @Override
  public Object make(Object context) {
    Object made = names.ask(name(), "an instance", () -> factory().create(parameters, context));
    names.made(name(), made);
    return made;
  }

  /** Asks the plugin something; what goes wrong becomes a problem of the part whose code failed. */
  <T> Optional<T> attempt(Supplier<T> question) {
    try {
      Optional<T> answer = Optional.ofNullable(question.get());
      if (answer.isEmpty()) {
        place.refuse(describe() + " is defective, tell its author: it answered null" + bundle());
      }
      return answer;
    } catch (PlacedProblemException e) {
      place.at(e.parameter()).refuse(e.getMessage());
    } catch (InvalidExperimentException e) {
      place.refuse(e);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.warn("{} failed", plugin.describe(), e);
      blame(names.guilty(name(), e), e);
    }
    return Optional.empty();
  }

  private void blame(PartName guilty, Throwable failure) {
    if (guilty.equals(name())) {
      place.refuse(
          describe() + " is defective, tell its author: it failed with " + failure + bundle());
      return;
    }
    place
        .at(guilty.pointer())
        .refuse(
            guilty.words()
                + " is defective, tell its author: it failed with "
                + failure
                + ", when "
                + describe()
                + " asked it");
  }

  private String bundle() {
    return " (bundle " + plugin.bundle().name() + " " + plugin.bundle().version() + ")";
  }

  /** The types were compared when the part was read. */
  @SuppressWarnings("unchecked")
  private ExtensionFactory<Record, Object, Object> factory() {
    return (ExtensionFactory<Record, Object, Object>) plugin.factory();
  }
}
