package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Judges whether what became of a document is what the document says. */
final class Recorded {
  private static final Set<String> LISTS = Set.of("/samplers", "/simulations", "/metrics");

  private Recorded() {}

  /**
   * Every value of the document stands in the record, too; what the record has more are defaults.
   *
   * @param asked the document, with its profile applied
   * @param recorded the member {@code experiment} of resolved.json
   */
  static void check(JsonNode asked, JsonNode recorded) throws Fault {
    check("", asked, recorded);
  }

  private static void check(String pointer, JsonNode asked, JsonNode recorded) throws Fault {
    if (asked.isNull()) {
      // Where no name is given, one is made; and samplers take averages if there are any.
      boolean made =
          (pointer.endsWith("/name") && recorded.isTextual())
              || (pointer.endsWith("/averaged") && recorded.isBoolean());
      require(made || recorded.isMissingNode() || recorded.isNull(), pointer, asked, recorded);
    } else if (asked.isObject()) {
      require(recorded.isObject(), pointer, asked, recorded);
      for (Map.Entry<String, JsonNode> member : asked.properties()) {
        String place = pointer + "/" + member.getKey();
        JsonNode counterpart = recorded.path(member.getKey());
        if (member.getKey().equals("use")) {
          checkUse(place, member.getValue(), counterpart);
        } else {
          check(place, member.getValue(), counterpart);
        }
      }
    } else if (asked.isArray()) {
      if (asked.isEmpty() && recorded.isMissingNode() && LISTS.contains(pointer)) {
        return;
      }
      require(recorded.size() == asked.size(), pointer, asked, recorded);
      for (int i = 0; i < asked.size(); i++) {
        check(pointer + "/" + i, asked.get(i), recorded.path(i));
      }
    } else if (asked.isNumber()) {
      require(
          recorded.isNumber() && asked.decimalValue().compareTo(recorded.decimalValue()) == 0,
          pointer,
          asked,
          recorded);
      checkRepresentable(pointer, asked.decimalValue());
    } else {
      require(asked.equals(recorded), pointer, asked, recorded);
    }
  }

  /** The record pins the version of what was asked for. */
  private static void checkUse(String pointer, JsonNode asked, JsonNode recorded) throws Fault {
    String id = asked.asText().split("@", 2)[0];
    require(recorded.asText().startsWith(id + "@"), pointer, asked, recorded);
  }

  /** A part computes with floating-point numbers: what they cannot hold it never gets. */
  private static void checkRepresentable(String pointer, BigDecimal asked) throws Fault {
    double value = asked.doubleValue();
    if (!Double.isFinite(value) || (value == 0 && asked.signum() != 0)) {
      throw new Fault("silent change", pointer + " is " + asked + ", which computes as " + value);
    }
  }

  private static void require(boolean holds, String pointer, JsonNode asked, JsonNode recorded)
      throws Fault {
    if (!holds) {
      throw new Fault(
          "silent change",
          pointer
              + " was "
              + Messages.shown(asked.toString())
              + " and became "
              + Messages.shown(recorded.toString()));
    }
  }
}
