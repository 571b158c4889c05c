package org.langevin.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds out what a distribution contains, by the entries of its jars, and under which licences, by
 * rules that a file states. What no rule is about is a problem, and so is a rule that is about
 * nothing of a bundle that is there, and a licence without a text.
 */
final class Inventory {
  private static final String OURS = "org.langevin";

  /** What a bundle of ours consists of itself. */
  private static final String OWN =
      "META-INF/.*|OSGI-INF/.*|OSGI-OPT/.*|org/langevin/.*|module-info\\.class";

  private final List<Rule> rules;
  private final Set<String> commonTexts;
  private final Set<Rule> used = new HashSet<>();
  private final Set<String> bundles = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * States the rules.
   *
   * @param commonTexts the licences of which there is a text for all that bring none
   */
  Inventory(List<Rule> rules, Set<String> commonTexts) {
    this.rules = rules;
    this.commonTexts = commonTexts;
  }

  /**
   * Looks through a distribution.
   *
   * @return its components, in the order of their names
   * @throws IOException naming everything that is wrong
   */
  List<Component> of(Path home) throws IOException {
    Map<String, Component> components = new TreeMap<>();
    for (Path jar : Jars.all(home)) {
      Component component = component(home, jar);
      components.merge(component.address(), component, Inventory::sameElsewhere);
    }
    for (Rule rule : rules) {
      boolean about = rule.jar().isEmpty() || bundles.contains(rule.jar());
      if (about && rule.everywhere() && !used.contains(rule)) {
        problems.add("nothing is there for the rule " + rule);
      }
    }
    if (!problems.isEmpty()) {
      throw new IOException(String.join("\n", problems));
    }
    return List.copyOf(components.values());
  }

  private static Component sameElsewhere(Component one, Component other) {
    return new Component(
        one.group(),
        one.name(),
        one.version(),
        one.license(),
        one.sha256(),
        one.places() + ", " + other.places(),
        one.texts(),
        one.parts());
  }

  private Component component(Path home, Path jar) throws IOException {
    Jars.Coordinates coordinates = Jars.coordinates(home, jar);
    String place = home.relativize(jar).toString().replace('\\', '/');
    boolean ours = coordinates.artifact().startsWith(OURS + ".");
    bundles.add(coordinates.artifact());
    SortedMap<String, String> texts = Jars.texts(jar);
    List<Component> parts = ours ? parts(coordinates.artifact(), place, jar, texts) : List.of();
    String license = ours ? "Apache-2.0" : license(coordinates, place, texts);
    return new Component(
        ours ? OURS : coordinates.group(),
        coordinates.artifact(),
        coordinates.version(),
        license,
        Jars.sha256(jar),
        place,
        ours ? own(texts) : texts,
        parts);
  }

  private static SortedMap<String, String> own(SortedMap<String, String> texts) {
    SortedMap<String, String> own = new TreeMap<>(texts);
    own.keySet().removeIf(text -> text.startsWith("META-INF/licenses/"));
    return own;
  }

  private String license(
      Jars.Coordinates coordinates, String place, SortedMap<String, String> texts) {
    String name = coordinates.group() + ":" + coordinates.artifact();
    for (Rule rule : rules) {
      if (rule.jar().isEmpty() && rule.what().matcher(name).matches()) {
        used.add(rule);
        checkTexts(rule, place, texts);
        return rule.license();
      }
    }
    problems.add(place + " (" + name + ") has no licence");
    return "";
  }

  private void checkTexts(Rule rule, String place, SortedMap<String, String> texts) {
    for (String license : rule.licenses()) {
      if (texts.isEmpty() && !commonTexts.contains(license)) {
        problems.add("there is no text of the licence " + license + " for " + place);
      }
    }
  }

  private List<Component> parts(
      String artifact, String place, Path jar, SortedMap<String, String> texts) throws IOException {
    Map<String, Component> parts = new LinkedHashMap<>();
    for (String entry : Jars.entries(jar)) {
      if (entry.matches(OWN)) {
        continue;
      }
      boolean found = false;
      for (Rule rule : rules) {
        if (rule.jar().equals(artifact) && rule.what().matcher(entry).lookingAt()) {
          found = true;
          if (used.add(rule) || !parts.containsKey(rule.component())) {
            parts.putIfAbsent(rule.component(), part(rule, place, texts));
          }
        }
      }
      if (!found) {
        problems.add(entry + " in " + place + " has no licence");
      }
    }
    return List.copyOf(parts.values());
  }

  private Component part(Rule rule, String place, SortedMap<String, String> all) {
    String[] names = rule.component().split(":");
    String name = names[names.length - 2];
    SortedMap<String, String> texts = new TreeMap<>(all);
    texts.keySet().removeIf(text -> !text.startsWith("META-INF/licenses/" + name + "/"));
    checkTexts(rule, name + " in " + place, texts);
    return new Component(
        names.length > 2 ? names[0] : "",
        name,
        names[names.length - 1],
        rule.license(),
        "",
        place,
        texts,
        List.of());
  }

  /** The rules that a file states; lines that begin with # are comments. */
  static List<Rule> rules(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Rule::of)
        .toList();
  }
}
