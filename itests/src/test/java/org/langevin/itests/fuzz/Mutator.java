package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.langevin.api.random.RandomStream;

/** Turns intact documents into broken ones. */
final class Mutator {
  private static final List<Integer> CHANGES = List.of(1, 1, 1, 2, 2, 3);
  private static final List<Mutation> LIKELY =
      List.of(Mutation.TWEAK, Mutation.TWEAK, Mutation.NUMBER, Mutation.COUNTERPART);

  private final List<ObjectNode> intact;
  private final List<Trees.Spot> pieces;
  private final List<String> names;
  private final List<String> uses;

  /** Breaks these documents, each now and then with pieces of the others. */
  Mutator(List<ObjectNode> intact) {
    this.intact = intact;
    this.pieces = intact.stream().flatMap(document -> Trees.spots(document).stream()).toList();
    this.names = pieces.stream().flatMap(spot -> spot.name().stream()).distinct().sorted().toList();
    this.uses =
        pieces.stream()
            .filter(spot -> spot.name().filter("use"::equals).isPresent())
            .map(spot -> spot.value().asText())
            .distinct()
            .sorted()
            .toList();
  }

  /** A document in which one to three things are changed. */
  byte[] document(RandomStream random) throws IOException {
    ObjectNode document = Oddities.one(intact, random).deepCopy();
    if (random.nextBoolean()) {
      // Few changes leave the pointers of profiles as they are, and most end there.
      document.remove("profiles");
      document.remove("seconds");
    }
    for (int changes = Oddities.one(CHANGES, random); changes > 0; changes--) {
      List<Trees.Spot> spots = Trees.spots(document);
      if (!spots.isEmpty()) {
        mutation(random).apply(Oddities.one(spots, random), donor(), random);
      }
    }
    String text = Trees.text(document).replace(Mutation.TWICE_MARK, "");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(16) == 0 ? Damage.ofBytes(bytes, random) : bytes;
  }

  /** Half of them may well be right: only what is accepted is recorded, composed and run. */
  private static Mutation mutation(RandomStream random) {
    return random.nextBoolean()
        ? Oddities.one(LIKELY, random)
        : Oddities.one(List.of(Mutation.values()), random);
  }

  private Mutation.Donor donor() {
    return new Mutation.Donor() {
      @Override
      public String name(RandomStream random) {
        return Oddities.one(names, random);
      }

      @Override
      public JsonNode value(RandomStream random) {
        return Oddities.one(pieces, random).value().deepCopy();
      }

      @Override
      public JsonNode counterpart(Trees.Spot spot, RandomStream random) {
        List<Trees.Spot> others =
            pieces.stream().filter(piece -> piece.name().equals(spot.name())).toList();
        return others.isEmpty() ? value(random) : Oddities.one(others, random).value().deepCopy();
      }

      @Override
      public String use(RandomStream random) {
        return Oddities.one(uses, random);
      }
    };
  }
}
