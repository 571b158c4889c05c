package org.langevin.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
  private static final String OTHERS = "system/org/example/other/1.2/other-1.2.jar";
  private static final String OURS =
      "system/org/langevin/org.langevin.a/1.0/org.langevin.a-1.0.jar";

  @TempDir Path home;

  private final List<Rule> rules =
      new ArrayList<>(
          List.of(
              Rule.of(" | org\\.example:.* | | MIT"),
              Rule.of("org.langevin.a | org/b/~org/c/ | org.b:b:3 | BSD-3-Clause")));

  @BeforeEach
  void setUp() throws IOException {
    jar(OTHERS, Map.of("x.class", "", "META-INF/NOTICE", "Others wrote this."));
    jar(
        OURS,
        Map.of(
            "org/langevin/A.class", "", "org/b/B.class", "", "META-INF/licenses/b/LICENSE", "b's"));
  }

  private void jar(String place, Map<String, String> entries) throws IOException {
    Path file = home.resolve(place);
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private String problem(Set<String> texts) {
    return assertThrows(IOException.class, () -> new Inventory(rules, texts).of(home)).getMessage();
  }

  @Test
  void findsWhatIsThereAndWritesIt() throws IOException {
    List<Component> components = new Inventory(rules, Set.of()).of(home);
    assertEquals(
        List.of("pkg:maven/org.example/other@1.2", "pkg:maven/org.langevin/org.langevin.a@1.0"),
        components.stream().map(Component::address).toList());
    assertEquals("pkg:maven/org.b/b@3", components.get(1).parts().get(0).address());
    Path license = Files.writeString(home.resolve("ours"), "Our licence");
    Path texts = Files.createDirectory(home.resolve("texts"));
    new Licenses(home).write(license, texts, components);
    assertEquals("Others wrote this.", Files.readString(home.resolve("licenses/other/NOTICE")));
    assertEquals("b's", Files.readString(home.resolve("licenses/b/LICENSE")));
    assertTrue(
        Files.readString(home.resolve("NOTICE"))
            .endsWith(
                "org.example:other 1.2: MIT\n"
                    + "org.langevin:org.langevin.a 1.0: Apache-2.0\n"
                    + "    org.b:b 3: BSD-3-Clause\n"));
    String sbom = Sbom.of("1.0", components);
    assertTrue(sbom.contains("\"purl\": \"pkg:maven/org.b/b@3\""), sbom);
    assertTrue(sbom.contains(Jars.sha256(home.resolve(OTHERS))), sbom);
  }

  @Test
  void whatHasNoLicenceIsAProblem() throws IOException {
    jar("lib/stranger-2.jar", Map.of("x.class", ""));
    jar(OURS, Map.of("org/d/D.class", "", "org/c/C.class", "", "META-INF/licenses/b/LICENSE", ""));
    assertEquals(
        "lib/stranger-2.jar (:stranger) has no licence\norg/d/D.class in "
            + OURS
            + " has no licence",
        problem(Set.of()));
  }

  @Test
  void aLicenceWithoutTextIsAProblemUnlessThereIsOneForAll() throws IOException {
    jar(OTHERS, Map.of("x.class", ""));
    assertTrue(problem(Set.of()).contains("no text of the licence MIT"));
    assertEquals(2, new Inventory(rules, Set.of("MIT")).of(home).size());
  }

  @Test
  void aRuleAboutNothingIsAProblem() {
    rules.add(Rule.of(" | gone:.* | | MIT"));
    assertTrue(problem(Set.of()).startsWith("nothing is there for the rule"));
    assertThrows(IllegalArgumentException.class, () -> Rule.of("a | b | c"));
  }

  @Test
  void aRuleMayBeForOtherPlatforms() throws IOException {
    rules.add(Rule.of("? | gone:.* | | MIT"));
    assertEquals(
        new Inventory(rules.subList(0, 2), Set.of("MIT")).of(home),
        new Inventory(rules, Set.of("MIT")).of(home));
  }
}
