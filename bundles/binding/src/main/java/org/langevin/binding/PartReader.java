package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Optional;

/** Reads the parts of one document: finds the extensions that they name. */
public interface PartReader {
  /** The member of a part that names the extension. */
  String USE = "use";

  /** Where there are no parts. */
  PartReader NONE =
      (type, json, others, place) -> {
        place.refuse("no part can stand here");
        return Optional.empty();
      };

  /**
   * Reads a part.
   *
   * @param json the part; may be of any kind
   * @param others members of the part that are somebody else's
   * @return the {@link org.langevin.api.Part}, and its JSON with all defaults filled in; empty if
   *     anything is wrong, and the place's problems then say what
   */
  Optional<Bound> read(PartType type, JsonNode json, Collection<String> others, Place place);

  /** Hears of each record that was bound. */
  default void bound(String pointer, Bound record) {}
}
