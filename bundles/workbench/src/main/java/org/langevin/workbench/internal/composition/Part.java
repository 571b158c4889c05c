package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.langevin.api.Ability;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.workbench.internal.binding.Place;
import org.langevin.workbench.internal.blame.PartName;
import org.langevin.workbench.internal.blame.Parts;
import org.langevin.workbench.internal.registry.Plugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of an experiment whose plugin is found and whose parameters are in order.
 *
 * @param plugin makes the instance
 * @param parameters the plugin's record
 * @param json the part with all defaults filled in
 * @param place where it stands in the document
 * @param parts all parts of the document so far
 */
record Part(Plugin plugin, Record parameters, ObjectNode json, Place place, Parts parts) {
  private static final Logger LOG = LoggerFactory.getLogger(Part.class);

  String id() {
    return plugin.info().id();
  }

  /** Point and id, for messages: {@code the sampler mala}. */
  String describe() {
    return "the " + plugin.info().point() + " " + id();
  }

  /** What the instance will need of others. */
  Optional<Set<Ability>> requires() {
    return attempt(() -> factory().requires(parameters));
  }

  /** The same with its place and its bundle, for messages at work. */
  PartName name() {
    return PartName.of(place.pointer(), plugin);
  }

  /** Makes the instance; what the plugin refuses becomes a problem of this part. */
  <C, T> Optional<T> create(C context, Class<T> type) {
    return attempt(() -> type.cast(factory().create(parameters, context)));
  }

  /** Asks the plugin something; what goes wrong becomes a problem of the part whose code failed. */
  <T> Optional<T> attempt(Supplier<T> question) {
    try {
      Optional<T> answer = Optional.ofNullable(question.get());
      if (answer.isEmpty()) {
        place.refuse(describe() + " is defective, tell its author: it answered null" + bundle());
      }
      return answer;
    } catch (InvalidExperimentException e) {
      place.refuse(e);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.warn("{} failed", plugin.describe(), e);
      blame(parts.guilty(name(), e), e);
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

  /** The types are checked by the point under which the factory is registered. */
  @SuppressWarnings("unchecked")
  private ExtensionFactory<Record, Object, Object> factory() {
    return (ExtensionFactory<Record, Object, Object>) plugin.factory();
  }
}
