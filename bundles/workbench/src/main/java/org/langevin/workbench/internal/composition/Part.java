package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.langevin.api.Ability;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.workbench.internal.binding.Place;
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
 */
record Part(Plugin plugin, Record parameters, ObjectNode json, Place place) {
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

  /** Makes the instance; what the plugin refuses becomes a problem of this part. */
  <C, T> Optional<T> create(C context, Class<T> type) {
    return attempt(() -> type.cast(factory().create(parameters, context)));
  }

  /** Asks the plugin something; what goes wrong becomes a problem of this part. */
  <T> Optional<T> attempt(Supplier<T> question) {
    try {
      Optional<T> answer = Optional.ofNullable(question.get());
      if (answer.isEmpty()) {
        place.refuse(describe() + " is defective: it answered null; tell its author");
      }
      return answer;
    } catch (InvalidExperimentException e) {
      place.refuse(e);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{} failed", plugin.describe(), e);
      place.refuse(describe() + " is defective, tell its author: it failed with " + e);
    }
    return Optional.empty();
  }

  /** The types are checked by the point under which the factory is registered. */
  @SuppressWarnings("unchecked")
  private ExtensionFactory<Record, Object, Object> factory() {
    return (ExtensionFactory<Record, Object, Object>) plugin.factory();
  }
}
