package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.langevin.api.random.RandomStream;

/** Ways to change a document at one place. */
enum Mutation {
  /** A value goes. */
  DELETE {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.remove();
    }
  },
  /** A member stands there twice, an element follows itself. */
  TWICE {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      JsonNode copy = random.nextBoolean() ? spot.value().deepCopy() : Oddities.any(random);
      if (spot.name().isPresent()) {
        ((ObjectNode) spot.parent()).set(spot.name().get() + TWICE_MARK, copy);
      } else {
        ((ArrayNode) spot.parent()).insert(spot.index(), copy);
      }
    }
  },
  /** A member has another name. */
  RENAME {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      if (spot.name().isEmpty()) {
        spot.set(Oddities.any(random));
        return;
      }
      String old = spot.name().get();
      JsonNode value = spot.value();
      spot.remove();
      String name =
          switch (random.nextInt(4)) {
            case 0 -> Oddities.name(random);
            case 1 -> old.toUpperCase(Locale.ROOT);
            case 2 -> old + random.nextInt(10);
            default -> donor.name(random);
          };
      ((ObjectNode) spot.parent()).set(name, value);
    }
  },
  /** A value of any type in the place of another. */
  RETYPE {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(Oddities.any(random));
    }
  },
  /** A number that is odd, as text now and then. */
  NUMBER {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(Oddities.number(random));
    }
  },
  /** A text that is odd. */
  TEXT {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(Oddities.text(random));
    }
  },
  /** A number that is a little different, and likely right. */
  TWEAK {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      JsonNode value = spot.value();
      if (value.isIntegralNumber()) {
        spot.set(JsonNodeFactory.instance.numberNode(value.longValue() + random.nextInt(-2, 3)));
      } else if (value.isNumber()) {
        spot.set(
            JsonNodeFactory.instance.numberNode(
                value.doubleValue() * random.nextDouble(-0.1, 1.9)));
      } else if (value.isBoolean()) {
        spot.set(JsonNodeFactory.instance.booleanNode(!value.booleanValue()));
      } else {
        spot.set(donor.counterpart(spot, random));
      }
    }
  },
  /** What a member of the same name is in some document. */
  COUNTERPART {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(donor.counterpart(spot, random));
    }
  },
  /** One more, or one less, pair of brackets or braces. */
  NEST {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      JsonNode value = spot.value();
      if (value.isContainerNode() && !value.isEmpty() && random.nextBoolean()) {
        spot.set(value.iterator().next());
      } else if (random.nextBoolean()) {
        spot.set(JsonNodeFactory.instance.arrayNode().add(value));
      } else {
        spot.set(JsonNodeFactory.instance.objectNode().set(donor.name(random), value));
      }
    }
  },
  /** Nothing is left of an array or an object. */
  EMPTY {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(
          random.nextBoolean()
              ? JsonNodeFactory.instance.objectNode()
              : JsonNodeFactory.instance.arrayNode());
    }
  },
  /** {@code null} is there. */
  NULL {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(JsonNodeFactory.instance.nullNode());
    }
  },
  /** Brackets within brackets within brackets. */
  DEEP {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(Oddities.deep(random));
    }
  },
  /** What stands somewhere else, perhaps in another document. */
  TRANSPLANT {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      spot.set(donor.value(random));
    }
  },
  /** A member that was not there. */
  INSERT {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      if (spot.parent() instanceof ObjectNode object) {
        String name = random.nextBoolean() ? donor.name(random) : Oddities.name(random);
        object.set(name, random.nextBoolean() ? donor.value(random) : Oddities.any(random));
      } else {
        ((ArrayNode) spot.parent()).add(donor.value(random));
      }
    }
  },
  /** An array or an object with far too much in it. */
  MANY {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      ArrayNode many = JsonNodeFactory.instance.arrayNode();
      JsonNode value = spot.value();
      JsonNode element = value.isArray() && !value.isEmpty() ? value.get(0) : value;
      int count = Oddities.one(List.of(2, 5, 40, 400), random);
      for (int i = 0; i < count; i++) {
        many.add(element.deepCopy());
      }
      spot.set(many);
    }
  },
  /** Another extension, another version. */
  USE {
    @Override
    void apply(Trees.Spot spot, Donor donor, RandomStream random) {
      Optional<Trees.Spot> use =
          Trees.spots(spot.parent()).stream()
              .filter(below -> below.name().equals(Optional.of("use")))
              .findFirst();
      if (use.isEmpty()) {
        spot.set(Oddities.any(random));
        return;
      }
      String id = use.get().value().asText().split("@", 2)[0];
      use.get()
          .set(
              JsonNodeFactory.instance.textNode(
                  switch (random.nextInt(3)) {
                    case 0 -> donor.use(random);
                    case 1 -> Oddities.one(MISSPELT, random).formatted(id);
                    default -> id + "@" + Oddities.one(VERSIONS, random);
                  }));
    }
  };

  /** Stands behind a member's name until the document is text, where names can be the same. */
  static final String TWICE_MARK = "@twice@";

  private static final List<String> MISSPELT =
      List.of("%ss", "x%s", "%s ", " %s", "%s@", "@%s", "%s@@1", "org.langevin.%s", "%S");
  private static final List<String> VERSIONS =
      List.of(
          "1",
          "1.0",
          "1.0.0",
          "1.0.0.q",
          "1.0.0.q.q",
          "2",
          "0",
          "-1",
          "[1,2)",
          "[1.0,2.0]",
          "(1,1)",
          "[2,1]",
          "[1",
          "1,2",
          "[1,2",
          "x",
          "1.x",
          "99999999999",
          " 1",
          "[ 1 , 2 )",
          "");

  /** Changes the document. */
  abstract void apply(Trees.Spot spot, Donor donor, RandomStream random);

  /** Hands out pieces of intact documents. */
  interface Donor {
    /** Some member's name. */
    String name(RandomStream random);

    /** A copy of some value. */
    JsonNode value(RandomStream random);

    /** A copy of the value of some member of the same name. */
    JsonNode counterpart(Trees.Spot spot, RandomStream random);

    /** Some extension's id. */
    String use(RandomStream random);
  }
}
