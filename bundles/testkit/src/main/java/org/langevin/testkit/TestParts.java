package org.langevin.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Part;
import org.langevin.binding.Bound;
import org.langevin.binding.FactoryTypes;
import org.langevin.binding.PartReader;
import org.langevin.binding.PartType;
import org.langevin.binding.Place;

/**
 * Parts of a test's own extensions.
 *
 * @param extensions by id
 */
record TestParts(Map<String, ? extends ExtensionFactory<?, ?, ?>> extensions)
    implements PartReader {
  @Override
  public Optional<Bound> read(
      PartType type, JsonNode json, Collection<String> others, Place place) {
    ExtensionFactory<?, ?, ?> factory = extensions.get(json.path(USE).asText());
    if (factory == null) {
      place.refuse("the test has no extension for " + json + ", only " + extensions.keySet());
      return Optional.empty();
    }
    Set<String> known = new HashSet<>(others);
    known.add(USE);
    return FactoryTypes.of(factory)
        .declaration()
        .bind(json, known, place)
        .map(bound -> new Bound(new Made(factory, bound.value(), place.pointer()), json));
  }

  private record Made(ExtensionFactory<?, ?, ?> factory, Object parameters, String pointer)
      implements Part<Object, Object> {
    @Override
    @SuppressWarnings("unchecked")
    public Object make(Object context) {
      try {
        return ((ExtensionFactory<Record, Object, Object>) factory)
            .create((Record) parameters, context);
      } catch (InvalidExperimentException e) {
        throw new InvalidExperimentException(pointer + e.parameter(), e.getMessage());
      }
    }
  }
}
