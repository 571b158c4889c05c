package org.langevin.itests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import org.langevin.api.random.RandomStream;

/** Values that documents are broken with. */
final class Oddities {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "2",
          "0.5",
          "-0.0",
          "0.1e1",
          "1.0",
          "1e0",
          "1e2",
          "1e-7",
          "1e300",
          "1e308",
          "1.7976931348623157e309",
          "1e-320",
          "1e-400",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "1e99999999999",
          "-1e99999999999",
          "1e-99999999999",
          "46341",
          "65536",
          "1000000000",
          "3.0000000000000000000000000001",
          "123456789012345678901234567890");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "NaN",
          "Infinity",
          "true",
          "null",
          "a b",
          "a/b",
          "~",
          "../../etc/passwd",
          "-",
          "--",
          "CON",
          "ümläut",
          "数",
          "\uD83D\uDE00",
          "\uD800",
          "\u0000",
          "a\u0007b",
          "\u001B[31mred",
          "line\nbreak",
          "\u202Eright to left",
          "%s%n",
          "${user.home}",
          "<b>&amp;</b>",
          "\"",
          "\\");

  private Oddities() {}

  /** A number that is odd, as text now and then. */
  static JsonNode number(RandomStream random) {
    String number = one(NUMBERS, random);
    return random.nextInt(8) == 0 ? NODES.textNode(number) : raw(number);
  }

  static JsonNode text(RandomStream random) {
    return random.nextInt(12) == 0
        ? NODES.textNode("long ".repeat(1 + random.nextInt(40_000)))
        : NODES.textNode(one(TEXTS, random));
  }

  static String name(RandomStream random) {
    return random.nextInt(12) == 0 ? "x".repeat(1 + random.nextInt(60_000)) : one(TEXTS, random);
  }

  /** Arrays or objects within each other, sometimes far more of them than a stack can hold. */
  static JsonNode deep(RandomStream random) {
    int depth = one(List.of(2, 10, 100, 999, 1001, 100_000), random);
    return random.nextBoolean()
        ? raw("[".repeat(depth) + "]".repeat(depth))
        : raw("{\"use\":".repeat(depth) + "1" + "}".repeat(depth));
  }

  static JsonNode any(RandomStream random) {
    return switch (random.nextInt(7)) {
      case 0 -> NODES.booleanNode(random.nextBoolean());
      case 1 -> NODES.nullNode();
      case 2 -> NODES.objectNode();
      case 3 -> NODES.arrayNode();
      case 4 -> number(random);
      case 5 -> text(random);
      default -> NODES.arrayNode().add(random.nextInt(10)).add(0.5);
    };
  }

  private static JsonNode raw(String text) {
    return NODES.rawValueNode(new RawValue(text));
  }

  static <T> T one(List<T> list, RandomStream random) {
    return list.get(random.nextInt(list.size()));
  }
}
